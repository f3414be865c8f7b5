//! OFD, the Chinese standard for fixed layout (GB/T 33190-2016): a zip archive of XML parts.
//!
//! Text stands in the parts as characters at their places, lines as paths; the geometry is that of PDF. What the
//! producers in use do beside the standard: paths with either slash, in another case, names in GBK (files.md §6).

mod objects;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use roxmltree::Node;

use crate::container::zip::Zip;
use crate::map::ByName;
use crate::page::{self, Found, Left, Matrix, straightened};
use crate::xml::{self, Element};
use crate::{Decode, Extract, Refusal, Watch, limits};
use objects::{Reading, numbers};

/// Points of a millimetre, in which OFD counts.
const POINTS: f32 = 72.0 / 25.4;
/// A page of unknown size is an A4 one.
const A4: [f32; 4] = [0.0, 0.0, 210.0, 297.0];

/// Reads an OFD file.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>, watch: Watch<'_>) -> Result<Extract, Refusal> {
    let package = Package { zip: Zip::open(bytes, decode)?, decode, watch };
    if package.zip.has("Encryptions.xml") {
        return Err(Refusal::Password);
    }
    let main = package.part("OFD.xml").ok_or(Refusal::Damaged)??;
    let main = xml::parse(&main)?;
    let bodies = main.root_element().named("DocBody").filter_map(|body| body.child("DocRoot")?.text());
    let mut found = Vec::new();
    let mut cut = false;
    let mut left = Left::default();
    for root in bodies {
        cut |= package.document(&resolved("", root), &mut found, &mut left)?;
    }
    if found.is_empty() {
        return Err(Refusal::Damaged);
    }
    page::extract(found, cut)
}

/// The archive.
struct Package<'a> {
    zip: Zip<'a>,
    decode: Decode<'a>,
    watch: Watch<'a>,
}

impl Package<'_> {
    /// An XML part by its path from the root; `None`: there is none.
    fn part(&self, path: &str) -> Option<Result<String, Refusal>> {
        let bytes: Result<Cow<'_, [u8]>, Refusal> = self.zip.get(path)?;
        Some(bytes.and_then(|bytes| xml::decoded(&bytes, self.decode).ok_or(Refusal::Damaged)))
    }

    /// Reads the pages of a document; whether there are more than allowed.
    fn document(&self, path: &str, found: &mut Vec<Found>, left: &mut Left) -> Result<bool, Refusal> {
        let text = self.part(path).ok_or(Refusal::Damaged)??;
        let document = xml::parse(&text)?;
        let document = document.root_element();
        let common = document.child("CommonData");
        let area = common.and_then(|common| physical_box(common.child("PageArea")?)).unwrap_or(A4);
        let located =
            |node: Node<'_, '_>| Some((node.attr("ID")?.to_owned(), resolved(path, node.attr("BaseLoc")?)));
        let templates =
            common.into_iter().flat_map(|common| common.named("TemplatePage")).filter_map(located);
        let templates: ByName<String> = templates.collect();
        let resources = common
            .into_iter()
            .flat_map(|common| common.named("DocumentRes").chain(common.named("PublicRes")));
        let resources: Vec<String> =
            resources.filter_map(|node| Some(resolved(path, node.text()?))).collect();
        let units = self.composite_units(&resources);
        let pages: Vec<_> =
            document.child("Pages").into_iter().flat_map(|pages| pages.named("Page")).collect();
        let count = (found.len() + pages.len()).min(limits::PAGES);
        for page in pages {
            if found.len() >= limits::PAGES {
                return Ok(true);
            }
            let Some(location) = page.attr("BaseLoc") else { continue };
            (self.watch)(found.len(), count);
            found.push(self.page(&resolved(path, location), area, &templates, &units, left));
        }
        Ok(false)
    }

    /// The parts that hold composite objects, by the identifier of each object in them.
    fn composite_units(&self, resources: &[String]) -> ByName<String> {
        let mut units = ByName::default();
        for path in resources {
            let Some(Ok(text)) = self.part(path) else { continue };
            let Ok(part) = xml::parse(&text) else { continue };
            for unit in part.descendants().filter(|node| node.local() == "CompositeGraphicUnit") {
                if let (Some(id), Some(content)) = (unit.attr("ID"), unit.child("Content")) {
                    units.insert(id, text[content.range()].to_owned());
                }
            }
        }
        units
    }

    /// Reads a page with the templates under it. A page that cannot be read is empty and damaged.
    fn page(
        &self,
        path: &str,
        area: [f32; 4],
        templates: &ByName<String>,
        units: &ByName<String>,
        left: &mut Left,
    ) -> Found {
        let text = self.part(path).and_then(Result::ok).unwrap_or_default();
        let Ok(document) = xml::parse(&text) else {
            let mut found = Found::new(area[2] * POINTS, area[3] * POINTS);
            found.damaged = true;
            return found;
        };
        let page = document.root_element();
        let [x, y, width, height] = page.child("Area").and_then(physical_box).unwrap_or(area);
        let (wide, high) = (width.max(1.0) * POINTS, height.max(1.0) * POINTS);
        let mut read = |turn: Matrix| {
            let mut reading = Reading::new(Found::new(wide, high), units, (-x, -y), turn, left);
            for template in
                page.named("Template").filter_map(|template| templates.get(template.attr("TemplateID")?))
            {
                let text = self.part(template).and_then(Result::ok).unwrap_or_default();
                match xml::parse(&text) {
                    Ok(template) => reading.page(template.root_element()),
                    Err(_) => reading.found.damaged = true,
                }
            }
            reading.page(page);
            reading.found
        };
        let mut found = read(Matrix::IDENTITY);
        if let Some(slope) = found.slant.of_page() {
            found = read(straightened(slope, wide, high));
        }
        found.settle(left);
        found
    }
}

/// The size of pages, in millimetres: x, y, width, height.
fn physical_box(area: Node<'_, '_>) -> Option<[f32; 4]> {
    numbers(area.child("PhysicalBox")?.text()?).try_into().ok()
}

/// A path from the root of the archive, as the part at `from` names it.
fn resolved(from: &str, path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    if !path.starts_with('/') {
        steps.extend(from.rsplit_once('/').map_or("", |(folder, _)| folder).split('/'));
    }
    for step in path.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty() && *step != ".");
    steps.join("/")
}
