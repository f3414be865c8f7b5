//! S14: report years 2014 to 2018, 《政府信息公开情况统计表》, 国办发〔2014〕32号, attachment.
//!
//! One vertical table: 统计指标 · 单位 · 统计数. Every row has one number, so a cell's wire id ends with its row's
//! (`statistics.received.in_person`). The wording of some rows is known from reprints only; they are told by
//! their neighbours as much as by their words.

use super::identities::row_of;
use super::{Edition, FormColumn, FormRow, Identity, IdentityKind, TableForm, TableKind, Unit, Words, w};

/// The heading over the labels.
pub(super) const INDICATOR: Words = w("统计指标", "Indicator");
/// The heading over the units.
pub(super) const MEASURE: Words = w("单位", "Unit");
/// The heading over the numbers.
pub(super) const NUMBER: Words = w("统计数", "Number");

const COUNT: &[FormColumn] = &[FormColumn { id: "", label: NUMBER, unit: Unit::Count }];
const WAN: &[FormColumn] = &[FormColumn { id: "", label: NUMBER, unit: Unit::Wan }];

const ITEMS: Words = w("条", "items");
const PIECES: Words = w("件", "cases");
const TIMES: Words = w("次", "times");
const ARTICLES: Words = w("篇", "articles");
const PLACES: Words = w("个", "places");
const PEOPLE: Words = w("人", "people");
const ATTENDANCES: Words = w("人次", "attendances");
const MONEY: Words = w("万元", "10,000 yuan");

/// A row that counts.
const fn row(id: &'static str, path: &'static [Words], measure: Words) -> FormRow {
    FormRow { id, path, variants: &[], block: None, columns: COUNT, measure: Some(measure), local: false }
}

const fn varied(
    id: &'static str,
    path: &'static [Words],
    measure: Words,
    variants: &'static [&'static str],
) -> FormRow {
    FormRow { variants, ..row(id, path, measure) }
}

/// A row that some provinces add to the national ones.
const fn local(id: &'static str, path: &'static [Words], variants: &'static [&'static str]) -> FormRow {
    FormRow { variants, local: true, ..row(id, path, PIECES) }
}

const fn money(id: &'static str, path: &'static [Words], variants: &'static [&'static str]) -> FormRow {
    FormRow { columns: WAN, variants, ..row(id, path, MONEY) }
}

const DISCLOSURE: Words = w("一、主动公开情况", "I. Proactive disclosure");
const CHANNELS: Words =
    w("（二）通过不同渠道和方式公开政府信息的情况", "(2) Disclosure through different channels");
const RESPONSE: Words = w("二、回应解读情况", "II. Response and explanation");
const RESPONSES: Words =
    w("（二）通过不同渠道和方式回应解读的情况", "(2) Response and explanation through different channels");
const REQUESTS: Words = w("三、依申请公开情况", "III. Disclosure upon request");
const RECEIVED: Words = w("（一）收到申请数", "(1) Requests received");
const CLOSED: Words = w("（二）申请办结数", "(2) Requests closed");
const REPLIED: Words = w("（三）申请答复数", "(3) Replies to requests");
const DENIED: Words = w("4.不同意公开答复数", "4. Denied");
const REVIEW: Words = w("四、行政复议数量", "IV. Administrative reviews");
const LITIGATION: Words = w("五、行政诉讼数量", "V. Administrative lawsuits");
const ORGANISATION: Words = w("八、机构建设和保障经费情况", "VIII. Organisation and funds");
const STAFF: Words = w("（三）从事政府信息公开工作人员数", "(3) Staff for open government information");
const TRAINING: Words = w("九、政府信息公开会议和培训情况", "IX. Meetings and training");

const ROWS: &[FormRow] = &[
    varied(
        "disclosed_total",
        &[
            DISCLOSURE,
            w(
                "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
                "(1) Government information disclosed proactively (the same information in several ways counts once)",
            ),
        ],
        ITEMS,
        &["主动公开政府信息总数"],
    ),
    row(
        "disclosed_normative",
        &[DISCLOSURE, w("其中：主动公开规范性文件数", "Of these: normative documents disclosed")],
        ITEMS,
    ),
    varied(
        "issued_normative",
        &[DISCLOSURE, w("制发规范性文件总数", "Normative documents issued")],
        PIECES,
        &["制发规范性文件数"],
    ),
    varied(
        "channel.gazette",
        &[DISCLOSURE, CHANNELS, w("1.政府公报公开政府信息数", "1. Government gazette")],
        ITEMS,
        &["政府公报公开信息数"],
    ),
    varied(
        "channel.website",
        &[DISCLOSURE, CHANNELS, w("2.政府网站公开政府信息数", "2. Government website")],
        ITEMS,
        &["政府网站公开信息数"],
    ),
    varied(
        "channel.weibo",
        &[DISCLOSURE, CHANNELS, w("3.政务微博公开政府信息数", "3. Government microblogs")],
        ITEMS,
        &["政务微博公开信息数"],
    ),
    varied(
        "channel.wechat",
        &[DISCLOSURE, CHANNELS, w("4.政务微信公开政府信息数", "4. Government WeChat accounts")],
        ITEMS,
        &["政务微信公开信息数"],
    ),
    varied(
        "channel.other",
        &[DISCLOSURE, CHANNELS, w("5.其他方式公开政府信息数", "5. Other ways")],
        ITEMS,
        &["其他方式公开信息数"],
    ),
    varied(
        "response.hot_issues",
        &[
            RESPONSE,
            w(
                "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
                "(1) Public concerns or major public opinion responded to (the same one in several ways counts once)",
            ),
        ],
        TIMES,
        &["回应公众关注热点或者重大舆情数", "回应公众关注热点和重大舆情数"],
    ),
    varied(
        "response.press_conf",
        &[RESPONSE, RESPONSES, w("1.参加或举办新闻发布会总次数", "1. Press conferences held or attended")],
        TIMES,
        &["参加或举办新闻发布会次数", "参加或者举办新闻发布会总次数"],
    ),
    varied(
        "response.press_conf_lead",
        &[
            RESPONSE,
            RESPONSES,
            w(
                "其中：主要负责同志参加新闻发布会次数",
                "Of these: press conferences attended by the principal leader",
            ),
        ],
        TIMES,
        &["主要负责人参加新闻发布会次数"],
    ),
    varied(
        "response.interviews",
        &[RESPONSE, RESPONSES, w("2.政府网站在线访谈次数", "2. Online interviews on government websites")],
        TIMES,
        &["政府网站在线访谈总次数"],
    ),
    varied(
        "response.interviews_lead",
        &[
            RESPONSE,
            RESPONSES,
            w(
                "其中：主要负责同志参加政府网站在线访谈次数",
                "Of these: online interviews given by the principal leader",
            ),
        ],
        TIMES,
        &["主要负责人参加政府网站在线访谈次数"],
    ),
    row(
        "response.explainers",
        &[RESPONSE, RESPONSES, w("3.政策解读稿件发布数", "3. Articles published to explain policies")],
        ARTICLES,
    ),
    varied(
        "response.social_replies",
        &[RESPONSE, RESPONSES, w("4.微博微信回应事件数", "4. Events responded to by microblog or WeChat")],
        TIMES,
        &["微信微博回应事件数"],
    ),
    row(
        "response.other_replies",
        &[RESPONSE, RESPONSES, w("5.其他方式回应事件数", "5. Events responded to in other ways")],
        TIMES,
    ),
    varied("received.total", &[REQUESTS, RECEIVED], PIECES, &["收到申请总数"]),
    row("received.in_person", &[REQUESTS, RECEIVED, w("1.当面申请数", "1. In person")], PIECES),
    row("received.fax", &[REQUESTS, RECEIVED, w("2.传真申请数", "2. By fax")], PIECES),
    varied("received.online", &[REQUESTS, RECEIVED, w("3.网络申请数", "3. Online")], PIECES, &["网上申请数"]),
    row("received.letter", &[REQUESTS, RECEIVED, w("4.信函申请数", "4. By letter")], PIECES),
    local(
        "received.email",
        &[REQUESTS, RECEIVED, w("5.电子邮件申请数", "5. By e-mail")],
        &["电子邮箱申请数"],
    ),
    local(
        "received.other",
        &[REQUESTS, RECEIVED, w("6.其他形式申请数", "6. In other ways")],
        &["其他方式申请数", "其他申请数"],
    ),
    varied("closed.total", &[REQUESTS, CLOSED], PIECES, &["申请办结总数"]),
    row("closed.on_time", &[REQUESTS, CLOSED, w("1.按时办结数", "1. On time")], PIECES),
    row("closed.extended", &[REQUESTS, CLOSED, w("2.延期办结数", "2. After an extension")], PIECES),
    varied("replied.total", &[REQUESTS, REPLIED], PIECES, &["申请答复总数"]),
    varied(
        "replied.already_public",
        &[REQUESTS, REPLIED, w("1.属于已主动公开范围数", "1. Already proactively public")],
        PIECES,
        &["属于主动公开范围数"],
    ),
    row("replied.granted", &[REQUESTS, REPLIED, w("2.同意公开答复数", "2. Granted")], PIECES),
    row(
        "replied.partially_granted",
        &[REQUESTS, REPLIED, w("3.同意部分公开答复数", "3. Partially granted")],
        PIECES,
    ),
    varied("replied.denied", &[REQUESTS, REPLIED, DENIED], PIECES, &["不予公开答复数"]),
    row(
        "denied.state_secret",
        &[REQUESTS, REPLIED, DENIED, w("其中：涉及国家秘密", "Of these: state secret")],
        PIECES,
    ),
    row("denied.trade_secret", &[REQUESTS, REPLIED, DENIED, w("涉及商业秘密", "Trade secret")], PIECES),
    row("denied.privacy", &[REQUESTS, REPLIED, DENIED, w("涉及个人隐私", "Personal privacy")], PIECES),
    varied(
        "denied.security_stability",
        &[
            REQUESTS,
            REPLIED,
            DENIED,
            w(
                "危及国家安全、公共安全、经济安全和社会稳定",
                "Endangers national, public or economic security or social stability",
            ),
        ],
        PIECES,
        &["危及国家安全、公共安全、经济安全或社会稳定"],
    ),
    varied(
        "denied.not_gov_info",
        &[REQUESTS, REPLIED, DENIED, w("不是《条例》所指政府信息", "Not government information")],
        PIECES,
        &["非《条例》所指政府信息", "不属于《条例》所指政府信息"],
    ),
    row(
        "denied.other_law",
        &[
            REQUESTS,
            REPLIED,
            DENIED,
            w("法律法规规定的其他情形", "Other circumstances laid down by law or regulation"),
        ],
        PIECES,
    ),
    varied(
        "replied.not_ours",
        &[REQUESTS, REPLIED, w("5.不属于本行政机关公开数", "5. Not this agency's to disclose")],
        PIECES,
        &["不属于本机关公开数", "不属于本行政机关公开范围数"],
    ),
    varied(
        "replied.not_exist",
        &[REQUESTS, REPLIED, w("6.申请信息不存在数", "6. Information does not exist")],
        PIECES,
        &["申请的信息不存在数"],
    ),
    row(
        "replied.asked_to_amend",
        &[REQUESTS, REPLIED, w("7.告知作出更改补充数", "7. Asked to amend or supplement")],
        PIECES,
    ),
    row(
        "replied.other_channel",
        &[REQUESTS, REPLIED, w("8.告知通过其他途径办理数", "8. Referred to another channel")],
        PIECES,
    ),
    row("review.total", &[REVIEW], PIECES),
    row("review.upheld", &[REVIEW, w("（一）维持具体行政行为数", "(1) Upheld")], PIECES),
    row("review.corrected", &[REVIEW, w("（二）被依法纠错数", "(2) Corrected")], PIECES),
    row("review.other", &[REVIEW, w("（三）其他情形数", "(3) Other")], PIECES),
    row("litigation.total", &[LITIGATION], PIECES),
    varied(
        "litigation.upheld",
        &[
            LITIGATION,
            w("（一）维持具体行政行为或者驳回原告诉讼请求数", "(1) Upheld, or the claim dismissed"),
        ],
        PIECES,
        &["维持具体行政行为或驳回原告诉讼请求数"],
    ),
    row("litigation.corrected", &[LITIGATION, w("（二）被依法纠错数", "(2) Corrected")], PIECES),
    row("litigation.other", &[LITIGATION, w("（三）其他情形数", "(3) Other")], PIECES),
    row("complaints", &[w("六、举报投诉数量", "VI. Reports and complaints")], PIECES),
    money(
        "fees_wan",
        &[w("七、依申请公开信息收取的费用", "VII. Fees for disclosure upon request")],
        &["依申请公开政府信息收取的费用"],
    ),
    varied(
        "org.offices",
        &[ORGANISATION, w("（一）政府信息公开工作专门机构数", "(1) Dedicated offices")],
        PLACES,
        &["政府信息公开专门机构数"],
    ),
    row(
        "org.reading_points",
        &[ORGANISATION, w("（二）设置政府信息公开查阅点数", "(2) Reading points")],
        PLACES,
    ),
    row("org.staff", &[ORGANISATION, STAFF], PEOPLE),
    row(
        "org.staff_full",
        &[
            ORGANISATION,
            STAFF,
            w(
                "1.专职人员数（不包括政府公报及政府网站工作人员数）",
                "1. Full time (without those of gazette and website)",
            ),
        ],
        PEOPLE,
    ),
    row("org.staff_part", &[ORGANISATION, STAFF, w("2.兼职人员数", "2. Part time")], PEOPLE),
    money(
        "org.budget_wan",
        &[
            ORGANISATION,
            w(
                "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
                "(4) Dedicated funds (without those for gazette and website)",
            ),
        ],
        &[],
    ),
    varied(
        "training.meetings",
        &[TRAINING, w("（一）召开政府信息公开工作会议或专题会议数", "(1) Meetings held")],
        TIMES,
        &["召开政府信息公开工作会议或者专题会议数"],
    ),
    row("training.courses", &[TRAINING, w("（二）举办各类培训班数", "(2) Training courses held")], TIMES),
    row("training.trainees", &[TRAINING, w("（三）接受培训人员数", "(3) People trained")], ATTENDANCES),
];

/// The cell of a row: each has one.
const fn cell(row: &str) -> u16 {
    row_of(ROWS, row) as u16
}

/// A total and its parts, by the ids of their rows.
macro_rules! sum {
    ($kind:ident: $total:literal, $parts:tt) => {
        Identity {
            kind: IdentityKind::$kind,
            line: row_of(ROWS, $total),
            parts: &cells($parts),
            totals: &[cell($total)],
        }
    };
}

const fn cells<const N: usize>(rows: [&str; N]) -> [u16; N] {
    let mut cells = [0; N];
    let mut at = 0;
    while at < N {
        cells[at] = cell(rows[at]);
        at += 1;
    }
    cells
}

pub(super) static STATISTICS: TableForm = TableForm {
    table: TableKind::Statistics,
    edition: Edition::S14,
    title: w("政府信息公开情况统计表", "Statistics on open government information"),
    rows: ROWS,
    identities: &[
        sum!(Received: "received.total", [
            "received.in_person",
            "received.fax",
            "received.online",
            "received.letter",
            "received.email",
            "received.other",
        ]),
        sum!(Closed: "closed.total", ["closed.on_time", "closed.extended"]),
        sum!(Replied: "replied.total", [
            "replied.already_public",
            "replied.granted",
            "replied.partially_granted",
            "replied.denied",
            "replied.not_ours",
            "replied.not_exist",
            "replied.asked_to_amend",
            "replied.other_channel",
        ]),
        sum!(Denied: "replied.denied", [
            "denied.state_secret",
            "denied.trade_secret",
            "denied.privacy",
            "denied.security_stability",
            "denied.not_gov_info",
            "denied.other_law",
        ]),
        sum!(Review: "review.total", ["review.upheld", "review.corrected", "review.other"]),
        sum!(Litigation: "litigation.total", [
            "litigation.upheld",
            "litigation.corrected",
            "litigation.other",
        ]),
        sum!(Staff: "org.staff", ["org.staff_full", "org.staff_part"]),
    ],
};
