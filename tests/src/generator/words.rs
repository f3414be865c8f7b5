//! Names and prose of invented bodies. Nothing here is taken from a published report.

use super::random::Random;

const PLACES: &[&str] = &[
    "禾川县",
    "临岫区",
    "望溪市",
    "青梧县",
    "白鹭洲区",
    "石桥市",
    "南屏县",
    "丹霖市",
    "河曲湾区",
    "松隐县",
    "云麓省",
    "霞浦岭县",
    "鹿鸣镇",
    "柳塘街道",
    "东陂经济开发区",
    "澜沧洼族自治县",
];
const ORGANS: &[&str] = &[
    "人民政府",
    "人民政府办公室",
    "水务局",
    "农业农村局",
    "市场监督管理局",
    "教育和体育局",
    "卫生健康委员会",
    "自然资源局",
    "财政局",
    "审计局",
    "民政局",
    "统计局",
    "住房和城乡建设局",
    "交通运输局",
    "文化旅游广电局",
    "退役军人事务局",
    "医疗保障局",
    "城市管理综合行政执法局",
    "发展和改革委员会",
    "档案馆",
    "残疾人联合会",
    "气象局",
    "乡村振兴局",
];

/// A body that does not exist.
pub fn agency(random: &mut Random) -> String {
    format!("{}{}", random.pick(PLACES), random.pick(ORGANS))
}

/// What the prose may speak of.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The body.
    pub agency: String,
    /// The year described.
    pub year: u16,
    /// Requests newly received.
    pub received: String,
    /// Requests carried over.
    pub over: String,
    /// Requests handled.
    pub handled: String,
    /// Requests carried forward.
    pub forward: String,
    /// Whether the preamble states the period.
    pub states_period: bool,
    /// The signature's date as month and day, when there is a signature.
    pub signed: Option<(i64, i64)>,
    /// Permits decided, as table 2 prints it in numbers.
    pub permits: String,
}

/// The title, in one or two lines.
pub fn title(facts: &Facts, random: &mut Random) -> Vec<String> {
    let Facts { agency, year, .. } = facts;
    match random.below(6) {
        0 => vec![format!("{year}年{agency}政府信息公开工作年度报告")],
        1 => vec![format!("{agency}{year}年度政府信息公开工作年度报告")],
        2 => vec![agency.clone(), format!("{year}年政府信息公开工作年度报告")],
        3 => vec![format!("{agency}政府信息公开工作{year}年度报告")],
        _ => vec![format!("{agency}{year}年政府信息公开工作年度报告")],
    }
}

/// The paragraph before section one, when there is one.
pub fn preamble(facts: &mut Facts, random: &mut Random) -> Option<String> {
    let year = facts.year;
    let contact = if random.chance(40) {
        format!(
            "公众如对内容有疑问，可与本单位办公室联系（电话：0999-{}）。",
            random.between(2_000_000, 8_999_999)
        )
    } else {
        String::new()
    };
    match random.below(4) {
        0 => None,
        1 => Some(format!(
            "依照《中华人民共和国政府信息公开条例》和年度报告格式要求，现公布本单位{year}年度报告。{contact}"
        )),
        _ => {
            facts.states_period = true;
            Some(format!(
                "根据《中华人民共和国政府信息公开条例》编制本报告，全文由六个部分组成：总体情况，主动公开政府信息情况，\
             收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。\
             所列数据统计期限为{year}年1月1日至{year}年12月31日。{contact}"
            ))
        }
    }
}

/// The headings of the six sections; some bodies print the longer, older words.
pub fn headings(random: &mut Random) -> [String; 6] {
    let long = random.chance(25);
    let review = match random.below(4) {
        0 => "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        _ => "政府信息公开行政复议、行政诉讼情况",
    };
    let problems = match random.below(4) {
        0 => "政府信息公开工作存在的主要问题及改进情况",
        _ => "存在的主要问题及改进情况",
    };
    let prefix = if long { "行政机关" } else { "" };
    [
        "一、总体情况".to_owned(),
        format!("二、{prefix}主动公开政府信息情况"),
        format!("三、{prefix}收到和处理政府信息公开申请情况"),
        format!("四、{review}"),
        format!("五、{problems}"),
        "六、其他需要报告的事项".to_owned(),
    ]
}

/// Section one.
pub fn overview(facts: &Facts, random: &mut Random) -> Vec<String> {
    let Facts { year, received, over, handled, forward, permits, .. } = facts;
    let n = |random: &mut Random, high: i64| random.between(1, high);
    let mut paragraphs = vec![format!(
        "{year}年，本单位把公开透明作为日常工作的一部分，{}。",
        random.pick(&[
            "围绕群众办事的难点安排公开内容",
            "按季度核对公开栏目",
            "把答复质量放在首位",
            "着力让文件看得懂、找得到"
        ])
    )];
    let active = n(random, 3000);
    paragraphs.push(match random.below(3) {
        0 => format!(
            "（一）主动公开。门户网站全年更新{active}条，图解{}件；公众号推送{}篇，关注人数{}人。",
            n(random, 40), n(random, 500), n(random, 90_000)
        ),
        // A trap: labels of table 2, with numbers right behind them, in prose.
        1 => format!(
            "（一）主动公开情况。公示行政许可{permits}件，行政处罚、行政强制结果随时更新，规范性文件集中发布；全年发布信息{active}条。"
        ),
        _ => format!("（一）主动公开方面。累计发布{active}条，其中动态类{}条、通知公告{}条。", n(random, active), n(random, 300)),
    });
    paragraphs.push(match random.below(3) {
        // A trap: labels of table 3 in prose.
        0 => format!(
            "（二）依申请公开。本年新收政府信息公开申请{received}件，上年结转{over}件；办结{handled}件，结转下年度继续办理{forward}件。"
        ),
        1 => format!("（二）依申请公开情况。全年收到申请{received}件，办理结果总计{handled}件，均在法定期限内答复。"),
        _ => "（二）依申请公开方面。规范登记、审查、答复、送达各环节，统一文书样式，对不予公开的说明理由。".to_owned(),
    });
    paragraphs.push(format!(
        "（三）政府信息管理。一是{}；二是清理失效文件{}件；三是核对目录{}次。",
        random.pick(&["落实发布前三级审核", "为每份文件标明公开属性", "更新信息公开指南"]),
        n(random, 60),
        n(random, 12)
    ));
    paragraphs.push(format!(
        "（四）平台建设。{}，栏目由{}个整合为{}个。",
        random.pick(&["完成网站无障碍改造", "开通在线答疑专栏", "把公报电子版移到首页"]),
        random.between(20, 40),
        random.between(8, 19)
    ));
    paragraphs.push(format!(
        "（五）监督保障。举办培训{}期，参加{}人次；年度考核分值占{}%。",
        n(random, 6),
        n(random, 300),
        random.between(2, 6)
    ));
    if random.chance(40) {
        for (ordinal, item) in
            ["健全例会制度，每月通报进度", "开展自查，整改问题栏目", "邀请群众代表观摩2场"].iter().enumerate()
        {
            paragraphs.push(format!("{}.{item}。", ordinal + 1));
        }
    }
    paragraphs
}

/// A remark under the heading of a table's section, seldom.
pub fn remark(random: &mut Random) -> Option<String> {
    random.chance(12).then(|| {
        random.pick(&["本部分数据以当年12月31日为准。", "（单位：件）", "具体数据见下表："]).to_string()
    })
}

/// Section five.
pub fn problems(facts: &Facts, random: &mut Random) -> Vec<String> {
    let year = facts.year;
    let next = year + 1;
    let problem = random.pick(&["解读的形式还比较单一", "基层同志对答复口径把握不一", "个别栏目更新偏慢"]);
    let measure = random.pick(&["制作短视频和问答", "编印答复样例", "实行到期提醒"]);
    if random.chance(50) {
        vec![format!(
            "{year}年仍有不足：一是{problem}；二是历史文件电子化尚未完成。{next}年将{measure}，并在上半年补齐旧文件{}份。",
            random.between(5, 400)
        )]
    } else {
        vec![
            "（一）存在的主要问题".to_owned(),
            format!("一是{problem}；二是跨部门会商耗时较长。"),
            "（二）改进情况".to_owned(),
            format!("一是{measure}；二是明确会商时限为{}个工作日。", random.between(2, 5)),
        ]
    }
}

/// Section six.
pub fn other(random: &mut Random) -> Vec<String> {
    vec![
        random
            .pick(&[
                "无。",
                "本年度没有收取信息处理费，无其他需要报告的事项。",
                "本单位未向申请人收取信息处理费。",
                "办理建议提案答复公开12件；收取信息处理费0元。",
            ])
            .to_string(),
    ]
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The signature's date, in digits or in Chinese numerals.
pub fn date(year: u16, month: i64, day: i64, random: &mut Random) -> String {
    if random.chance(70) {
        return format!("{year}年{month}月{day}日");
    }
    let digit = |n: i64| DIGITS[usize::try_from(n % 10).unwrap_or(0)];
    let counted = |n: i64| match (n / 10, n % 10) {
        (0, one) => digit(one).to_string(),
        (1, 0) => "十".to_owned(),
        (1, one) => format!("十{}", digit(one)),
        (ten, 0) => format!("{}十", digit(ten)),
        (ten, one) => format!("{}十{}", digit(ten), digit(one)),
    };
    let year: String = year.to_string().bytes().map(|b| digit(i64::from(b - b'0'))).collect();
    format!("{year}年{}月{}日", counted(month), counted(day))
}

/// What a portal prints over an article, and under it.
pub fn chrome(random: &mut Random) -> (Vec<String>, Vec<String>) {
    let id = random.between(10_000_000, 99_999_999);
    let before = vec![
        "首页 > 政务公开 > 政府信息公开年报".to_owned(),
        format!(
            "发布时间：{}-01-{:02} 09:30    来源：本站    浏览次数：{}    字号：[ 大 中 小 ]",
            random.between(2020, 2026),
            random.between(1, 31),
            random.between(1, 9999)
        ),
        "分享到： 打印 关闭".to_owned(),
    ];
    let after = vec![
        "上一篇：没有了    下一篇：政府信息公开指南".to_owned(),
        "【打印本页】【关闭窗口】".to_owned(),
        format!("主办单位：某某办公室    示ICP备{id}号-1    示公网安备 {id}001234号"),
        format!("网站标识码：{id}01    您是第{}位访问者", random.between(1000, 9_999_999)),
    ];
    (before, after)
}
