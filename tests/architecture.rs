//! The house keeps its rooms: who may use whom, and the few rules that no lint knows.
//!
//! Every `crate::` and `super::` path of `src` is read, wherever it stands, not only in `use`; so are the crates that
//! only one room may name. What is behind `#[cfg(test)]` may use anything.
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A room, and those it may use. `ids`, `clock` and `entropy` serve all.
const ROOMS: [(&str, &[&str]); 17] = [
    ("main", &["cli"]),
    ("cli", &["config", "jobs", "service", "store", "web"]),
    ("web", &["config", "domain", "policy", "service", "text"]),
    ("jobs", &["service"]),
    ("service", &["blobs", "crypto", "domain", "ingest", "policy", "publish", "store", "text"]),
    ("store", &["crypto", "domain"]),
    ("policy", &["domain"]),
    ("publish", &["domain", "text"]),
    ("text", &["domain"]),
    ("config", &[]),
    ("crypto", &[]),
    ("domain", &[]),
    ("blobs", &[]),
    ("ingest", &[]),
    ("ids", &[]),
    ("clock", &[]),
    ("entropy", &[]),
];

/// Files that go further than their room.
const FURTHER: [(&str, &[&str]); 1] = [
    // What it checks, it reads.
    ("cli/check", &["policy", "text"]),
];

/// Rooms that serve every other.
const FOR_ALL: [&str; 3] = ["clock", "entropy", "ids"];

/// Crates that one room names, and nobody else.
const OWNED: [(&str, &[&str]); 18] = [
    ("sqlx", &["store"]),
    ("cedar_policy", &["policy"]),
    // The command line starts the server that the pages describe.
    ("axum", &["cli", "web"]),
    ("hyper", &["cli"]),
    ("hyper_util", &["cli"]),
    ("askama", &["web"]),
    ("age", &["crypto"]),
    // Pages name their style by its digest: nothing secret.
    ("ring", &["crypto", "entropy", "web"]),
    ("fluent_bundle", &["text"]),
    ("clap", &["cli", "main"]),
    ("flate2", &["ingest"]),
    ("quick_xml", &["ingest"]),
    ("typst", &["publish"]),
    ("typst_layout", &["publish"]),
    ("typst_pdf", &["publish"]),
    ("comemo", &["publish"]),
    ("dejavu", &["publish"]),
    ("crc32fast", &["publish"]),
];

/// A file of `src` without its tests, its comments and the words in its strings.
struct Source {
    path: PathBuf,
    room: String,
    /// Names of the modules that lead to the file from the root.
    modules: Vec<String>,
    whole: String,
    /// One entry a line, from the first.
    code: Vec<String>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let paths = files(&root);
    let texts: Vec<_> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let for_tests: BTreeSet<PathBuf> =
        paths.iter().zip(&texts).flat_map(|(path, text)| test_files(path, text)).collect();
    // What a module for tests is made of is for tests too.
    let is_for_tests =
        |path: &Path| for_tests.iter().any(|test| path == test || path.starts_with(test.with_extension("")));
    let all = paths.into_iter().zip(texts).filter(|(path, _)| !is_for_tests(path));
    all.map(|(path, whole)| Source::of(&root, path, whole)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).filter(is_rust).collect()
}

#[expect(clippy::ptr_arg, reason = "a filter lends what it walks over")]
fn is_rust(path: &PathBuf) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// The files of modules declared `#[cfg(test)] mod name;`.
fn test_files(path: &Path, text: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let here = path.parent().unwrap();
    let folder = if ["mod", "lib", "main"].contains(&stem) { here.to_owned() } else { here.join(stem) };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0].starts_with("#[cfg(test)]"));
    let names = declared.filter_map(|pair| pair[1].rsplit(' ').next()?.strip_suffix(';'));
    names.flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")]).collect()
}

impl Source {
    fn of(root: &Path, path: PathBuf, whole: String) -> Self {
        let inside = path.strip_prefix(root).unwrap().with_extension("");
        let mut modules: Vec<String> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        let room = modules[0].clone();
        if ["mod", "lib", "main"].contains(&modules.last().unwrap().as_str()) {
            modules.pop();
        }
        let lines: Vec<&str> = whole.lines().collect();
        let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
        let code = without_words(&lines[..tests.unwrap_or(lines.len())]);
        Self { path, room, modules, whole, code }
    }

    /// Whether this file may use another room than its own.
    fn may(&self, rooms: &[&str], room: &str) -> bool {
        let file = self.modules.join("/");
        let further = FURTHER.iter().find(|(name, _)| *name == file).map_or(&[] as &[&str], |(_, further)| further);
        rooms.iter().chain(&FOR_ALL).chain(further).any(|allowed| *allowed == room)
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{}", self.path.display(), line + 1)
    }
}

/// Comments and strings become nothing; lines stay where they are. Good enough for formatted code.
fn without_words(lines: &[&str]) -> Vec<String> {
    let mut in_string = None;
    lines.iter().map(|line| strip(line, &mut in_string)).collect()
}

/// One line; `within` is the end of a string that began on an earlier one.
fn strip(line: &str, within: &mut Option<&'static str>) -> String {
    let (mut kept, mut rest) = (String::new(), line);
    while !rest.is_empty() {
        if let Some(end) = *within {
            let Some(at) = end_of(rest, end) else { break };
            (*within, rest) = (None, &rest[at..]);
        } else if rest.starts_with("//") {
            break;
        } else if let Some(after) = rest.strip_prefix("r#\"") {
            (*within, rest) = (Some("\"#"), after);
        } else if let Some(after) = rest.strip_prefix("'\"'") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix('"') {
            (*within, rest) = (Some("\""), after);
        } else {
            let first = rest.chars().next().unwrap();
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    kept
}

fn end_of(text: &str, end: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, symbol) in text.char_indices() {
        if !escaped && text[at..].starts_with(end) {
            return Some(at + end.len());
        }
        escaped = symbol == '\\' && !escaped && end == "\"";
    }
    None
}

/// A word of code, and its line.
type Word = (String, usize);

fn words(code: &[String]) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    for (number, line) in code.iter().enumerate() {
        let mut open = false;
        for symbol in line.chars() {
            let in_name = symbol.is_alphanumeric() || symbol == '_';
            match found.last_mut() {
                Some((word, _)) if open && in_name => word.push(symbol),
                _ if symbol.is_whitespace() => {}
                _ => found.push((symbol.to_string(), number)),
            }
            open = in_name;
        }
    }
    found
}

/// The rooms that a file names, with the line of each.
fn uses(source: &Source) -> Vec<Word> {
    let words = words(&source.code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let text = |at: usize| words.get(at).map_or("", |(word, _)| word.as_str());
        let starts = (text(at) == "crate" || text(at) == "super" || (source.room == "main" && text(at) == "recueil"))
            && text(at + 1) == ":"
            && (at == 0 || text(at - 1) != ":");
        if !starts {
            at += 1;
            continue;
        }
        let mut depth = if text(at) == "super" { source.modules.len() } else { 0 };
        while text(at) == "super" && text(at + 1) == ":" {
            (at, depth) = (at + 3, depth.saturating_sub(1));
        }
        if text(at) == "crate" || text(at) == "recueil" {
            at += 3;
        }
        if depth == 0 {
            found.extend(heads(&words, at));
        }
    }
    found
}

/// The first name of a path, or of each in braces.
fn heads(words: &[Word], at: usize) -> Vec<Word> {
    if words[at].0 != "{" {
        return vec![words[at].clone()];
    }
    let (mut depth, mut found, mut first) = (0, Vec::new(), true);
    for word in &words[at..] {
        match word.0.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => first = true,
            _ if depth == 1 && first => {
                found.push(word.clone());
                first = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn refuse(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rooms_use_only_those_they_may() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.room != "lib") {
        let Some((_, may)) = ROOMS.iter().find(|(room, _)| *room == source.room) else {
            faults.push(format!("{}: no rule for this room", source.path.display()));
            continue;
        };
        for (room, line) in uses(source) {
            let known = ROOMS.iter().any(|(name, _)| *name == room);
            let allowed = room == source.room || source.may(may, &room);
            if known && !allowed {
                faults.push(format!("{}: {} may not use {room}", source.at(line), source.room));
            }
        }
    }
    refuse(&faults);
}

/// An exception that nothing needs any more would let the next one in.
#[test]
fn every_exception_is_needed() {
    let sources = sources();
    for (file, further) in FURTHER {
        let source = sources.iter().find(|source| source.modules.join("/") == file).expect(file);
        for room in further {
            assert!(uses(source).iter().any(|(used, _)| used == room), "{file} does not use {room}");
        }
    }
}

#[test]
fn some_crates_are_one_rooms_alone() {
    let mut faults = Vec::new();
    for source in &sources() {
        let words = words(&source.code);
        for pair in words.windows(3) {
            let owned = OWNED.iter().find(|(name, _)| *name == pair[0].0 && pair[1].0 == ":" && pair[2].0 == ":");
            if owned.is_some_and(|(_, rooms)| !rooms.contains(&source.room.as_str())) {
                faults.push(format!("{}: {} in {}", source.at(pair[0].1), pair[0].0, source.room));
            }
        }
    }
    refuse(&faults);
}

#[test]
fn every_module_says_what_it_is_for_and_stays_small() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.whole.lines().count();
        if !source.whole.starts_with("//!") {
            faults.push(format!("{}: does not begin with //!", source.path.display()));
        }
        if lines > 500 {
            faults.push(format!("{}: {lines} lines", source.path.display()));
        }
    }
    refuse(&faults);
}

/// Lints say most of this too; an `#[allow]` or an `#[expect]` could quieten them.
#[test]
fn nothing_panics_on_purpose() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.code.iter().enumerate() {
            let forbidden = [
                ".unwrap()",
                ".expect(",
                "panic!(",
                "unreachable!(",
                "todo!(",
                "unimplemented!(",
                "#[allow",
                "unsafe ",
            ];
            for word in forbidden.iter().filter(|word| line.contains(**word)) {
                faults.push(format!("{}: {word}", source.at(number)));
            }
            if line.contains("::*") {
                faults.push(format!("{}: everything is imported", source.at(number)));
            }
        }
    }
    refuse(&faults);
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder: &str| -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"));
    for (number, name) in (1..).zip(&sqlite) {
        assert!(name.starts_with(&format!("{number:04}_")) && name.ends_with(".sql"), "{name} is not the {number}th");
    }
}

/// The checks above can fail: here they read code that breaks the rules.
#[test]
fn the_reader_of_paths_reads_paths() {
    let read = |path: &str, text: &str| {
        let root = Path::new("/src");
        let source = Source::of(root, root.join(path), text.to_owned());
        uses(&source).into_iter().map(|(room, line)| format!("{room} {line}")).collect::<Vec<_>>()
    };
    assert_eq!(read("web/form.rs", "fn f() { crate::store::x(); }"), ["store 0"]);
    assert_eq!(read("web/form.rs", "use crate::{\n    a::{b, c},\n    d,\n    e::f,\n};"), ["a 1", "d 2", "e 3"]);
    assert_eq!(read("web/desk/form.rs", "use super::super::super::store;\nuse super::x;"), ["store 0"]);
    assert_eq!(
        read("web/mod.rs", "use super::{store, crypto::y};\nuse super::x::super_;"),
        ["store 0", "crypto 0", "x 1"]
    );
    assert_eq!(read("jobs.rs", "// crate::store\nlet a = \"crate::web \\\" crate::web\"; crate::b::c"), ["b 1"]);
    assert_eq!(read("jobs.rs", "/// [`crate::store`]\nlet a = r#\"\ncrate::web \"\n\"#; crate::b"), ["b 3"]);
    assert_eq!(read("main.rs", "recueil::store::x()"), ["store 0"]);
    let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n    use crate::store;\n}";
    assert!(read("domain/case.rs", code).is_empty());
}
