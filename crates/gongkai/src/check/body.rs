//! What kind of body reports, as far as its name says.

/// Kinds of bodies that rules treat differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// A government at county level or above, whose report is on its whole region.
    Government,
    /// 乡, 镇, 街道.
    Township,
    /// 管委会 of a zone: organised like a government, named in no article.
    Zone,
    /// The office of a government, which reports on itself or on the government.
    Office,
    /// A department or any other organ.
    Department,
}

impl Body {
    /// By the name of the body.
    pub(super) fn of(name: &str) -> Body {
        let name = name.split_once(['（', '(']).map_or(name, |(name, _)| name);
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if ends(&[
            "镇",
            "乡",
            "街道",
            "苏木",
            "街道办事处",
            "镇人民政府",
            "乡人民政府",
            "街道办",
            "镇政府",
            "乡政府",
            "苏木人民政府",
        ]) {
            Body::Township
        } else if ends(&["政府办公厅", "政府办公室", "政府办"]) {
            Body::Office
        } else if ends(&[
            "管理委员会",
            "管委会",
            "开发区",
            "实验区",
            "新区",
            "高新区",
            "示范区",
            "试验区",
            "园区",
        ]) {
            Body::Zone
        } else if ends(&["政府", "省", "自治区", "市", "县", "区", "自治州", "旗", "盟"]) {
            Body::Government
        } else {
            Body::Department
        }
    }

    /// Whether its report is on all bodies of a region.
    pub(super) fn covers_region(self) -> bool {
        matches!(self, Body::Government | Body::Zone)
    }
}

/// Whether a body of this name certainly has no power to make 规章: townships, counties, and departments of a
/// place. Of cities the name alone does not tell.
pub(super) fn makes_no_rules(name: &str) -> bool {
    let below = ["县", "旗", "镇", "乡", "街道"].iter().any(|place| name.contains(place));
    match Body::of(name) {
        Body::Township => true,
        Body::Government | Body::Zone | Body::Office => below,
        // What drafts or keeps the rules of its government may count them.
        Body::Department => {
            !name.contains("司法")
                && (below || ["省", "自治区", "市", "州", "盟"].iter().any(|place| name.contains(place)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_kind() {
        for (name, body) in [
            ("江淮市人民政府", Body::Government),
            ("云岭省", Body::Government),
            ("河东区", Body::Government),
            ("柳湾镇人民政府", Body::Township),
            ("城北街道办事处", Body::Township),
            ("江淮市人民政府办公室", Body::Office),
            ("江淮经济技术开发区管理委员会", Body::Zone),
            ("云溪县水利局", Body::Department),
            ("国家某某局", Body::Department),
        ] {
            assert_eq!(Body::of(name), body, "{name}");
        }
    }

    #[test]
    fn only_ministries_provinces_and_cities_may_make_rules() {
        for name in
            ["云溪县水利局", "柳湾镇", "云溪县人民政府", "江淮市交通局", "云岭省水利厅", "自治区体育局"]
        {
            assert!(makes_no_rules(name), "{name}");
        }
        for name in ["江淮市人民政府", "云岭省人民政府", "国家某某局", "江淮市司法局", "河东区"]
        {
            assert!(!makes_no_rules(name), "{name}");
        }
    }
}
