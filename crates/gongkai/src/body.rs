//! What kind of body a name belongs to, and whether the name says which one it is: for the reader, which looks for the
//! body of a report, and for rules that ask only some kinds of bodies for something.

/// Kinds of bodies that reader and rules treat differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// The State Council, its departments, and bodies of the whole country.
    National,
    /// A government at county level or above, whose report is on its whole region.
    Government,
    /// 乡, 镇, 街道, and a 团 of the corps.
    Township,
    /// 管委会 of a zone or of a scenic area: organised like a government, named in no article.
    Zone,
    /// 兵团 and its 师.
    Corps,
    /// The office of a government, which reports on itself or on the government.
    Office,
    /// A local organ led from above: 税务, 海关, 海事, 气象, 消防, 统计调查队, 人民银行, 金融监管 and the like.
    Vertical,
    /// A department or any other organ.
    Department,
    /// A court or a procuratorate.
    Court,
    /// A school, a hospital, an enterprise: no organ, which may report under rules of its own.
    Institution,
}

/// What part of a name a word has to be.
#[derive(Clone, Copy)]
enum Part {
    Beginning,
    Any,
    End,
}

/// Kinds by words of the name; the first that fits.
const KINDS: [(Body, Part, &str); 12] = [
    (Body::National, Part::End, "总署|总局|国务院|中国气象局|中国人民银行"),
    (
        Body::Vertical,
        Part::Any,
        "税务局|税务所|税务分局|海关|关区|海事局|海事处|气象局|消防救援|消防支队|消防大队|调查总队|调查队|人民银行|外汇管理局|\
         监管分局|监管局|监管支局|监管办|银保监|证监局|邮政管理局|通信管理局|烟草专卖|民航|铁路监督|出入境边防|矿山安全监察|\
         国家金融监督管理|专员办|特派员办|特派办|航道局|航务管理局|流域管理局|水利委员会",
    ),
    (Body::National, Part::Beginning, "国家|国务院|中国|中华|全国|最高"),
    (Body::Court, Part::End, "法院|检察院|法庭"),
    (
        Body::Institution,
        Part::End,
        "大学|学院|学校|中学|小学|幼儿园|医院|卫生院|研究院|设计院|公司|集团|银行|信用社|联社|厂",
    ),
    (Body::Corps, Part::Any, "生产建设兵团|兵团第"),
    (Body::Corps, Part::End, "兵团|师|师市"),
    (
        Body::Township,
        Part::End,
        "镇|乡|街道|苏木|街道办事处|地区办事处|镇人民政府|乡人民政府|街道办|镇政府|乡政府|苏木人民政府",
    ),
    (Body::Office, Part::End, "政府办公厅|政府办公室|政府办"),
    (
        Body::Zone,
        Part::End,
        "管理委员会|管委会|开发区|实验区|新区|高新区|经开区|示范区|试验区|园区|景区|名胜区|保税区|度假区|合作区|工业区|管理区|功能区|\
         港区|林区|保护区|灌区|库区",
    ),
    (Body::Institution, Part::End, "社区|居民委员会|村民委员会"),
    (Body::Government, Part::End, "政府|省|自治区|市|县|区|自治州|旗|盟"),
];

/// The words of a list.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

impl Body {
    /// By the name of the body.
    pub(crate) fn of(name: &str) -> Body {
        let name = name.split_once(['（', '(']).map_or(name, |(name, _)| name);
        // 教育部, but not 某县人民武装部.
        if name.ends_with(['部', '署']) && !names_place(name) {
            return Body::National;
        }
        // 第九师一六一团: what a township is elsewhere.
        if name.ends_with('团') && name.contains('师') {
            return Body::Township;
        }
        let fits = |part, list| {
            words(list).any(|word| match part {
                Part::Beginning => name.starts_with(word),
                Part::Any => name.contains(word),
                Part::End => name.ends_with(word),
            })
        };
        KINDS.iter().find(|(_, part, list)| fits(*part, list)).map_or(Body::Department, |kind| kind.0)
    }

    /// Whether its report is on all bodies of a region.
    pub(crate) fn covers_region(self) -> bool {
        matches!(self, Body::Government | Body::Zone | Body::Corps)
    }

    /// Whether art. 49 has it report by the end of January.
    pub(crate) fn is_department(self) -> bool {
        matches!(self, Body::Department | Body::Vertical)
    }

    /// Whether its report is on itself alone: departments and townships.
    pub(crate) fn is_small(self) -> bool {
        self.is_department() || self == Body::Township
    }
}

/// Whether a body of this name certainly has no power to make 规章: townships, counties, zones, departments of a place and
/// local organs led from above. Of cities the name alone does not tell.
pub(crate) fn makes_no_rules(name: &str) -> bool {
    let below = ["县", "旗", "镇", "乡", "街道"].iter().any(|place| name.contains(place));
    match Body::of(name) {
        Body::Township | Body::Vertical => true,
        Body::Zone => below || name.ends_with('会'),
        Body::Government | Body::Office => below,
        // What drafts or keeps the rules of its government may count them.
        Body::Department => {
            !name.contains("司法")
                && (below || ["省", "自治区", "市", "州", "盟"].iter().any(|place| name.contains(place)))
        }
        Body::National | Body::Corps | Body::Court | Body::Institution => false,
    }
}

/// Words that say what level or kind bodies are of, and not which one: 县区, 市直部门, 乡镇街道. The longer ones first.
const GENERAL: &str = "自治区|自治州|自治县|开发区|实验区|试验区|示范区|合作区|度假区|高新区|经开区|园区|新区|景区|全市|全县|全区|全省|各|市|县|区|旗|州|省|镇|乡|街道|街|级|直属|直|属|本|及|与|、|\
     （|）|部门|单位|机关|机构|党群|垂直管理|垂管|双管|驻|国有|企事业|企业|事业|其他|有关|相关|下属|所属";
/// The same for words with which a name may end: 市政府办, 县人民政府.
const ORGANS: &str = "人民政府|政府|管理委员会|管委会|办事处|办公室|办公厅|办|委|局";

/// Whether a name only says what kind of body it is: `县区`, `市政府办`.
pub(crate) fn is_general(name: &str) -> bool {
    after_general(name).is_empty()
}

/// Whether a name only says on what bodies a list is: `县区`, `市直部门`, `乡镇街道`, and not even one of them.
pub(crate) fn is_category(name: &str) -> bool {
    is_general(name) && !words(ORGANS).any(|word| name.ends_with(word))
}

/// What remains of a name behind the words that many bodies share.
fn after_general(name: &str) -> &str {
    let mut rest = name;
    while let Some(next) = words(ORGANS).chain(words(GENERAL)).find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    rest
}

/// Whether a name holds a place's: 云溪县水利局, 浦东新区某局; not 县水利局.
fn names_place(name: &str) -> bool {
    let own = after_general(name);
    own.char_indices()
        .skip(1)
        .any(|(_, c)| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟' | '镇' | '乡' | '团'))
        || own.contains("街道")
}

/// Whether a name says which body it is without its context: with its place, or because there is one of the kind.
pub(crate) fn is_full(name: &str) -> bool {
    let one = || matches!(Body::of(name), Body::National | Body::Vertical | Body::Corps | Body::Institution);
    !is_general(name) && (names_place(name) || one())
}

/// What departments are named after: a name that begins with one of these lacks its place.
const FIELDS: &str = "教育|科技|科学|工业|公安|民政|司法|财政|人力|自然|生态|环境|环保|住房|城乡|城市|城管|交通|水利|水务|农业|农村|商务|文化|\
     文旅|文广|体育|卫生|卫健|退役|应急|安全生产|审计|市场|统计|医疗|医保|信访|人防|人民防空|林业|林草|园林|发展|发改|粮食|扶贫|乡村|政务|行政|\
     机关事务|档案|投资|民族|外事|国资|国有|数据|大数据|地方志|供销|残疾|接待|招商";

/// Whether a name certainly lacks the place that tells whose it is: `水利局`, `人民政府`.
pub(crate) fn lacks_place(name: &str) -> bool {
    matches!(Body::of(name), Body::Department | Body::Office | Body::Government)
        && (words(FIELDS).any(|field| name.starts_with(field)) && !names_place(name)
            || words(ORGANS).any(|organ| name.starts_with(organ)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_kind() {
        for (body, names) in [
            (
                Body::Government,
                "江淮市人民政府|云岭省|河东区|云溪县|青石自治州人民政府|白草旗|浦云新区人民政府|市中区",
            ),
            (
                Body::Township,
                "第九师一六一团|柳湾镇人民政府|城北街道办事处|大坪乡|白草苏木|云溪县柳湾镇|城北街道|青山民族乡人民政府|白云地区办事处",
            ),
            (Body::Office, "江淮市人民政府办公室|云岭省人民政府办公厅|云溪县政府办"),
            (
                Body::Zone,
                "江淮经济技术开发区管理委员会|云溪风景名胜区管理委员会|江淮高新区|平海综合实验区|云溪旅游度假区|江淮综合保税区|\
                 云溪经开区管委会|江淮新区",
            ),
            (Body::Corps, "新疆生产建设兵团第九师|兵团第八师石河子市|某生产建设兵团|第九师"),
            (
                Body::Vertical,
                "国家税务总局云溪县税务局|江淮海关关区|江淮海关|云岭海事局|云溪县气象局|云溪县消防救援大队|国家统计局云溪调查队|\
                 中国人民银行江淮市分行|国家金融监督管理总局云溪监管支局|云岭省邮政管理局|国家矿山安全监察局云岭局",
            ),
            (
                Body::Department,
                "云溪县水利局|江淮市司法局|云溪县地方金融监督管理局|云溪县人民武装部|云岭省水利厅|江淮市公安局河东分局|云溪县档案馆|\
                 云溪县总工会|柳湾镇派出所",
            ),
            (
                Body::National,
                "海关总署|教育部|国家税务总局|国家某某局|审计署|中国气象局|国务院|全国人大常委会",
            ),
            (Body::Court, "云溪县人民法院|江淮市人民检察院|河东法庭"),
            (
                Body::Institution,
                "江淮大学|云溪师范学院|云溪县第一中学|云岭省第三人民医院|江淮市水务集团有限公司|江淮银行|柳湾社区",
            ),
        ] {
            for name in names.split('|').map(str::trim) {
                assert_eq!(Body::of(name), body, "{name}");
            }
        }
    }

    #[test]
    fn only_ministries_provinces_and_cities_may_make_rules() {
        for name in [
            "云溪县水利局",
            "柳湾镇",
            "云溪县人民政府",
            "江淮市交通局",
            "云岭省水利厅",
            "自治区体育局",
            "江淮海关",
            "国家税务总局江淮市税务局",
            "江淮高新区管委会",
        ] {
            assert!(makes_no_rules(name), "{name}");
        }
        for name in
            ["江淮市人民政府", "云岭省人民政府", "国家某某局", "江淮市司法局", "河东区", "海关总署", "教育部"]
        {
            assert!(!makes_no_rules(name), "{name}");
        }
    }

    #[test]
    fn categories_are_no_bodies() {
        for name in [
            "县区",
            "市直部门",
            "乡镇街道",
            "县（市、区）",
            "各县区",
            "镇街",
            "垂管单位",
            "其他单位",
            "市级部门",
        ] {
            assert!(is_category(name), "{name}");
        }
        for name in ["市政府办", "县人民政府", "办公室", "县政府办公室"] {
            assert!(is_general(name) && !is_category(name), "{name}");
        }
        // Places whose names begin or end like one.
        for name in ["和县", "道县", "全州县", "政和县人民政府", "市中区", "开州区", "县教育局"]
        {
            assert!(!is_general(name), "{name}");
        }
    }

    #[test]
    fn full_names_say_which_body_it_is() {
        for name in [
            "云溪县水利局",
            "浦云新区城管局",
            "河东区人民政府",
            "海关总署",
            "江淮海关",
            "教育部",
            "江淮大学",
            "第九师一六一团",
            "城北街道办事处",
            "云溪县",
        ] {
            assert!(is_full(name) && !lacks_place(name), "{name}");
        }
        for name in ["水利局", "人民防空办公室", "人民政府办公室", "市场监督管理局"] {
            assert!(!is_full(name) && lacks_place(name), "{name}");
        }
        for name in ["县教育局", "自治区人民防空办公室", "市政府办", "宁夏人防办", "深圳海关", "应急管理部"]
        {
            assert!(!lacks_place(name), "{name}");
        }
    }
}
