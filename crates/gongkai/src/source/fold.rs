//! Folding of characters for comparison only: the print is always kept as it is.
//!
//! Labels are compared by their Han characters alone. White space, punctuation, brackets, quotes and digits
//! differ between any two prints of the same form; the characters do not. Text copied from PDF carries Kangxi
//! and CJK radicals in the place of characters (⼀ ⼈ ⽌), which look the same and are not.

/// What the Kangxi radicals U+2F00 to U+2FD5 stand for, in order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// CJK radicals (U+2E80 block) that PDF writers use for whole simplified characters, and traditional forms of
/// characters that the official labels and headings use.
const PAIRS: &[(char, char)] = &[
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
    ('戶', '户'),
    ('見', '见'),
    ('貝', '贝'),
    ('車', '车'),
    ('長', '长'),
    ('門', '门'),
    ('靑', '青'),
    ('韋', '韦'),
    ('頁', '页'),
    ('風', '风'),
    ('飛', '飞'),
    ('馬', '马'),
    ('魚', '鱼'),
    ('鳥', '鸟'),
    ('鹵', '卤'),
    ('麥', '麦'),
    ('黃', '黄'),
    ('齊', '齐'),
    ('齒', '齿'),
    ('龍', '龙'),
    ('龜', '龟'),
    ('開', '开'),
    ('機', '机'),
    ('關', '关'),
    ('規', '规'),
    ('範', '范'),
    ('許', '许'),
    ('處', '处'),
    ('罰', '罚'),
    ('強', '强'),
    ('業', '业'),
    ('費', '费'),
    ('採', '采'),
    ('購', '购'),
    ('請', '请'),
    ('數', '数'),
    ('結', '结'),
    ('轉', '转'),
    ('辦', '办'),
    ('報', '报'),
    ('總', '总'),
    ('計', '计'),
    ('況', '况'),
    ('復', '复'),
    ('複', '复'),
    ('議', '议'),
    ('訴', '诉'),
    ('訟', '讼'),
    ('維', '维'),
    ('糾', '纠'),
    ('審', '审'),
    ('經', '经'),
    ('後', '后'),
    ('動', '动'),
    ('問', '问'),
    ('題', '题'),
    ('進', '进'),
    ('項', '项'),
    ('條', '条'),
    ('內', '内'),
    ('製', '制'),
    ('發', '发'),
    ('廢', '废'),
    ('現', '现'),
    ('無', '无'),
    ('裡', '里'),
];

/// Whether `c` counts for comparison: a Han character or a radical that stands for one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FD5}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{2FA1F}')
}

/// The character by which `c` is compared, when it counts for comparison.
pub(crate) fn han(c: char) -> Option<char> {
    is_han(c).then(|| unify(c))
}

/// Every character that is compared by another one, with that one.
pub(crate) fn variants() -> impl Iterator<Item = (char, char)> {
    let kangxi = ('\u{2F00}'..='\u{2FD5}').map(|c| (c, unify(c)));
    kangxi.chain(PAIRS.iter().copied())
}

fn unify(c: char) -> char {
    let c = match c {
        '\u{2F00}'..='\u{2FD5}' => {
            let at = (c as usize - 0x2F00) * 3;
            KANGXI[at..at + 3].chars().next().unwrap_or(c)
        }
        _ => c,
    };
    PAIRS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
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
    text.chars().filter_map(han).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_radicals_and_drops_what_is_not_han() {
        assert_eq!(han_only("（⼀）⾃然⼈ 12"), "一自然人");
        assert_eq!(han_only("第⼆⼗条第（⼋）项⻔⼾⽹"), "第二十条第八项门户网");
        assert_eq!(han_only("本年增/减"), "本年增减");
        assert_eq!(digit('７'), Some(7));
        assert_eq!(KANGXI.chars().count(), 214);
    }
}
