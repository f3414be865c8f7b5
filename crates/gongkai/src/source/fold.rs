//! Folding of characters for comparison only: the print is always kept as it is.
//!
//! Labels are compared by their Han characters alone. White space, punctuation, brackets, quotes and digits
//! differ between any two prints of the same form; the characters do not. Text copied from PDF carries Kangxi
//! and CJK radicals and compatibility ideographs in the place of characters (⼀ ⼈ ⽌), which look the same and
//! are not.

use crate::slice::Slice as _;

/// What the Kangxi radicals U+2F00 to U+2FD5 stand for, in order. Each takes three bytes.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// What the compatibility ideographs U+F900 to U+FAD9 stand for, in order: an ideographic space where that is
/// no single character of this plane. Each takes three bytes.
const COMPATIBLE: &str = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀　　塚　晴　　凞猪益礼神祥福靖精羽　蘒　諸　　逸都　　　飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵　舘　　並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜　　　㮝䀘䀹　　　齃龎";

/// CJK radicals (U+2E80 block) that PDF writers use for whole simplified characters, and traditional forms of
/// characters that titles, labels, headings and bodies' names use: each with what it stands for, in the order
/// of their codes.
const PAIRS: [(char, char); 244] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('個', '个'),
    ('內', '内'),
    ('兩', '两'),
    ('動', '动'),
    ('務', '务'),
    ('區', '区'),
    ('協', '协'),
    ('員', '员'),
    ('問', '问'),
    ('單', '单'),
    ('國', '国'),
    ('園', '园'),
    ('圖', '图'),
    ('團', '团'),
    ('執', '执'),
    ('報', '报'),
    ('場', '场'),
    ('婦', '妇'),
    ('學', '学'),
    ('實', '实'),
    ('寧', '宁'),
    ('審', '审'),
    ('導', '导'),
    ('屬', '属'),
    ('島', '岛'),
    ('嶺', '岭'),
    ('庫', '库'),
    ('廠', '厂'),
    ('廢', '废'),
    ('廣', '广'),
    ('廳', '厅'),
    ('強', '强'),
    ('後', '后'),
    ('從', '从'),
    ('復', '复'),
    ('慶', '庆'),
    ('應', '应'),
    ('戶', '户'),
    ('採', '采'),
    ('據', '据'),
    ('數', '数'),
    ('時', '时'),
    ('書', '书'),
    ('會', '会'),
    ('東', '东'),
    ('條', '条'),
    ('業', '业'),
    ('標', '标'),
    ('機', '机'),
    ('檔', '档'),
    ('檢', '检'),
    ('歷', '历'),
    ('歸', '归'),
    ('殘', '残'),
    ('決', '决'),
    ('沒', '没'),
    ('況', '况'),
    ('測', '测'),
    ('準', '准'),
    ('滿', '满'),
    ('漢', '汉'),
    ('濟', '济'),
    ('灣', '湾'),
    ('災', '灾'),
    ('為', '为'),
    ('無', '无'),
    ('爲', '为'),
    ('狀', '状'),
    ('獎', '奖'),
    ('現', '现'),
    ('環', '环'),
    ('產', '产'),
    ('發', '发'),
    ('監', '监'),
    ('確', '确'),
    ('稅', '税'),
    ('節', '节'),
    ('範', '范'),
    ('築', '筑'),
    ('糾', '纠'),
    ('紀', '纪'),
    ('級', '级'),
    ('組', '组'),
    ('結', '结'),
    ('絕', '绝'),
    ('給', '给'),
    ('統', '统'),
    ('經', '经'),
    ('維', '维'),
    ('網', '网'),
    ('編', '编'),
    ('縣', '县'),
    ('總', '总'),
    ('績', '绩'),
    ('織', '织'),
    ('繼', '继'),
    ('續', '续'),
    ('罰', '罚'),
    ('聯', '联'),
    ('聲', '声'),
    ('職', '职'),
    ('聽', '听'),
    ('臺', '台'),
    ('與', '与'),
    ('舉', '举'),
    ('萬', '万'),
    ('藝', '艺'),
    ('藥', '药'),
    ('蘇', '苏'),
    ('處', '处'),
    ('號', '号'),
    ('術', '术'),
    ('衛', '卫'),
    ('補', '补'),
    ('裝', '装'),
    ('裡', '里'),
    ('製', '制'),
    ('複', '复'),
    ('見', '见'),
    ('規', '规'),
    ('視', '视'),
    ('觀', '观'),
    ('訂', '订'),
    ('計', '计'),
    ('訊', '讯'),
    ('訓', '训'),
    ('記', '记'),
    ('訟', '讼'),
    ('設', '设'),
    ('許', '许'),
    ('訴', '诉'),
    ('評', '评'),
    ('詢', '询'),
    ('該', '该'),
    ('詳', '详'),
    ('認', '认'),
    ('說', '说'),
    ('調', '调'),
    ('請', '请'),
    ('論', '论'),
    ('諮', '咨'),
    ('證', '证'),
    ('議', '议'),
    ('護', '护'),
    ('讀', '读'),
    ('變', '变'),
    ('貝', '贝'),
    ('財', '财'),
    ('責', '责'),
    ('費', '费'),
    ('資', '资'),
    ('質', '质'),
    ('購', '购'),
    ('車', '车'),
    ('軍', '军'),
    ('輔', '辅'),
    ('輸', '输'),
    ('轉', '转'),
    ('辦', '办'),
    ('農', '农'),
    ('進', '进'),
    ('運', '运'),
    ('過', '过'),
    ('達', '达'),
    ('選', '选'),
    ('還', '还'),
    ('邊', '边'),
    ('鄉', '乡'),
    ('醫', '医'),
    ('銀', '银'),
    ('錄', '录'),
    ('鎮', '镇'),
    ('鐵', '铁'),
    ('長', '长'),
    ('門', '门'),
    ('開', '开'),
    ('間', '间'),
    ('關', '关'),
    ('陳', '陈'),
    ('陽', '阳'),
    ('隊', '队'),
    ('際', '际'),
    ('險', '险'),
    ('難', '难'),
    ('雲', '云'),
    ('電', '电'),
    ('靑', '青'),
    ('韋', '韦'),
    ('響', '响'),
    ('頁', '页'),
    ('項', '项'),
    ('順', '顺'),
    ('預', '预'),
    ('領', '领'),
    ('頻', '频'),
    ('題', '题'),
    ('額', '额'),
    ('類', '类'),
    ('風', '风'),
    ('飛', '飞'),
    ('養', '养'),
    ('館', '馆'),
    ('馬', '马'),
    ('驗', '验'),
    ('體', '体'),
    ('魚', '鱼'),
    ('鳥', '鸟'),
    ('鹵', '卤'),
    ('麥', '麦'),
    ('黃', '黄'),
    ('點', '点'),
    ('黨', '党'),
    ('齊', '齐'),
    ('齒', '齿'),
    ('龍', '龙'),
    ('龜', '龟'),
];

/// Whether `c` counts for comparison: a Han character or a radical that stands for one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FD5}' | '\u{3400}'..='\u{4DBF}' | '〇'
        | '\u{F900}'..='\u{FAD9}' | '\u{20000}'..='\u{2FA1F}')
}

/// The character by which `c` is compared, when it counts for comparison.
pub(crate) fn han(c: char) -> Option<char> {
    is_han(c).then(|| unify(c))
}

/// The character that a radical or a compatibility ideograph stands for; every other character itself, also a
/// traditional one.
pub(crate) fn real(c: char) -> char {
    if matches!(c, '\u{4E00}'..='\u{9FFF}') { c } else { han(c).unwrap_or(c) }
}

/// Every character that is compared by another one, with that one.
pub(crate) fn variants() -> impl Iterator<Item = (char, char)> {
    let blocks = ('\u{2F00}'..='\u{2FD5}').chain('\u{F900}'..='\u{FAD9}').map(|c| (c, unify(c)));
    blocks.filter(|(from, to)| from != to).chain(PAIRS)
}

/// Which characters [`unify`] may change, one bit for each remainder of 8192: nearly every character is itself.
static CHANGED: [u64; 128] = {
    let mut bits = [0; 128];
    let mut at = 0;
    while at < PAIRS.len() {
        let place = PAIRS[at].0 as usize % 8192;
        bits[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    bits
};

fn unify(c: char) -> char {
    let place = c as usize % 8192;
    if matches!(c, '\u{3000}'..'\u{F900}') && CHANGED[place / 64] >> (place % 64) & 1 == 0 {
        return c;
    }
    let c = match c {
        '\u{2F00}'..='\u{2FD5}' => nth(KANGXI, c as usize - 0x2F00).unwrap_or(c),
        '\u{F900}'..='\u{FAD9}' => {
            nth(COMPATIBLE, c as usize - 0xF900).filter(|c| *c != '\u{3000}').unwrap_or(c)
        }
        _ => c,
    };
    PAIRS.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| PAIRS[at].1)
}

/// The character at place `at` of a text whose characters all take three bytes.
fn nth(text: &str, at: usize) -> Option<char> {
    text.get(3 * at..)?.chars().next()
}

/// The ASCII digit that `c` stands for, half or full width.
pub(crate) fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// The Han characters of a text, folded.
pub(crate) fn han_only(text: &str) -> String {
    let mut only = String::with_capacity(text.len());
    // Nearly every character is kept as it is: runs of these are copied whole.
    let mut run = 0;
    for (at, c) in text.char_indices() {
        let kept = han(c);
        if kept == Some(c) {
            continue;
        }
        if run < at {
            only.push_str(text.part(run..at));
        }
        if let Some(kept) = kept {
            only.push(kept);
        }
        run = at + c.len_utf8();
    }
    only.push_str(text.part(run..));
    only
}

/// Whether these are the Han characters of a text, folded.
pub(crate) fn is_han_of(only: &str, text: &str) -> bool {
    only.chars().eq(text.chars().filter_map(han))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_radicals_and_drops_what_is_not_han() {
        assert_eq!(han_only("（⼀）⾃然⼈ 12"), "一自然人");
        assert_eq!(han_only("第⼆⼗条第（⼋）项⻔⼾⽹"), "第二十条第八项门户网");
        assert_eq!(han_only("本年增/减"), "本年增减");
        let texts = [("一自然人", true), ("自然人", false), ("一自然人总计", false)];
        assert!(texts.iter().all(|&(only, same)| is_han_of(only, "（⼀）⾃然⼈ 12") == same));
        assert_eq!(digit('７'), Some(7));
        assert_eq!(han_only("⽴\u{F98E}度報⺠縣務"), "立年度报民县务");
        assert_eq!(han('A'), None);
        assert_eq!([real('⼈'), real('縣'), real('，')], ['人', '縣', '，']);
    }

    #[test]
    fn tables_have_the_width_and_order_that_look_ups_need() {
        assert!(KANGXI.chars().chain(COMPATIBLE.chars()).all(|c| c.len_utf8() == 3));
        assert_eq!((KANGXI.chars().count(), COMPATIBLE.chars().count()), (214, 0xFADA - 0xF900));
        assert!(PAIRS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
