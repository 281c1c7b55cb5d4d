//! `exiftool` and `mat2` look at what was cleaned, and find nothing but the structure listed here.
//!
//! Each file is judged before as well: a judge who sees nothing in the files that hide something would prove nothing.
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use recueil::ingest::{Kind, clean};
use serde_json::Value;

use super::samples::samples;

/// What describes the coding itself, by exiftool's groups. Nothing here tells who, when, where or with what.
const STRUCTURE: [(&str, &[&str]); 18] = [
    ("", &["SourceFile"]),
    ("ExifTool", &["ExifToolVersion"]),
    // The copy on this disk, and what the file's own bytes say it is.
    (
        "System",
        &[
            "FileName",
            "Directory",
            "FileSize",
            "FileModifyDate",
            "FileAccessDate",
            "FileInodeChangeDate",
            "FilePermissions",
        ],
    ),
    (
        "File",
        &[
            "FileType",
            "FileTypeExtension",
            "MIMEType",
            "ImageWidth",
            "ImageHeight",
            "BitsPerSample",
            "ColorComponents",
            "EncodingProcess",
            "ExifByteOrder",
            "MIMEEncoding",
            "Newlines",
            "LineCount",
            "WordCount",
        ],
    ),
    ("Composite", &["ImageSize", "Megapixels", "Duration", "AvgBitrate", "Rotation"]),
    ("IFD0", &["Orientation"]),
    ("JFIF", &["JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"]),
    (
        "ICC-header",
        &[
            "CMMFlags",
            "ColorSpaceData",
            "ConnectionSpaceIlluminant",
            "DeviceAttributes",
            "DeviceManufacturer",
            "DeviceModel",
            "PrimaryPlatform",
            "ProfileCMMType",
            "ProfileClass",
            "ProfileConnectionSpace",
            "ProfileCreator",
            "ProfileDateTime",
            "ProfileFileSignature",
            "ProfileID",
            "ProfileVersion",
            "RenderingIntent",
        ],
    ),
    ("ICC_Profile", &["BlueTRC", "GreenTRC", "RedTRC"]),
    (
        "PNG",
        &["BitDepth", "ColorType", "Compression", "Filter", "ImageHeight", "ImageWidth", "Interlace", "ProfileName"],
    ),
    (
        "RIFF",
        &[
            "AlphaCompression",
            "AlphaFiltering",
            "AlphaPreprocessing",
            "HorizontalScale",
            "ImageHeight",
            "ImageWidth",
            "VP8Version",
            "VerticalScale",
            "WebP_Flags",
            "AvgBytesPerSec",
            "BitsPerSample",
            "Encoding",
            "NumChannels",
            "SampleRate",
        ],
    ),
    (
        "GIF",
        &[
            "AnimationIterations",
            "BackgroundColor",
            "BitsPerPixel",
            "ColorResolutionDepth",
            "Duration",
            "GIFVersion",
            "HasColorMap",
            "ImageHeight",
            "ImageWidth",
        ],
    ),
    ("PDF", &["Linearized", "PDFVersion", "PageCount", "HasXFA"]),
    (
        "ZIP",
        &[
            "ZipBitFlag",
            "ZipCRC",
            "ZipCompressedSize",
            "ZipCompression",
            "ZipFileName",
            "ZipModifyDate",
            "ZipRequiredVersion",
            "ZipUncompressedSize",
        ],
    ),
    (
        "QuickTime",
        &[
            "CompatibleBrands",
            "CreateDate",
            "CurrentTime",
            "Duration",
            "Free",
            "MajorBrand",
            "MatrixStructure",
            "MediaData",
            "MediaDataOffset",
            "MediaDataSize",
            "MinorVersion",
            "ModifyDate",
            "MovieHeaderVersion",
            "NextTrackID",
            "PosterTime",
            "PreferredRate",
            "PreferredVolume",
            "PreviewDuration",
            "PreviewTime",
            "SelectionDuration",
            "SelectionTime",
            "TimeScale",
            "Unknown_free",
        ],
    ),
    (
        "Track1",
        &[
            "BitDepth",
            "ChunkOffset",
            "CompressorID",
            "HandlerType",
            "MatrixStructure",
            "MediaCreateDate",
            "MediaDuration",
            "MediaHeaderVersion",
            "MediaModifyDate",
            "MediaTimeScale",
            "SampleSizes",
            "SampleToChunk",
            "SourceImageHeight",
            "SourceImageWidth",
            "TrackCreateDate",
            "TrackDuration",
            "TrackHeaderVersion",
            "TrackID",
            "TrackLayer",
            "TrackModifyDate",
            "TrackVolume",
            "XResolution",
            "YResolution",
        ],
    ),
    (
        "MPEG",
        &[
            "AudioBitrate",
            "AudioLayer",
            "ChannelMode",
            "CopyrightFlag",
            "Emphasis",
            "IntensityStereo",
            "MPEGAudioVersion",
            "MSStereo",
            "OriginalMedia",
            "SampleRate",
        ],
    ),
    // What mat2 makes of a PDF's version, and of dates that are not there.
    ("mat2", &["format", "creation-date", "mod-date"]),
];

/// Values that a date which says nothing may have.
const NO_DATE: [&str; 3] = ["0000:00:00 00:00:00", "1980:01:01 00:00:00", "-1"];

fn is_structure(group: &str, name: &str, value: &str) -> bool {
    let listed = STRUCTURE.iter().any(|(known, names)| (*known == group || group == "*") && names.contains(&name));
    // The copy on this disk has real dates.
    let date = (name.contains("Date") || name.contains("-date")) && group != "System";
    listed && (!date || NO_DATE.contains(&value.trim_matches('"')))
}

/// Whether the judges are there. With `RECUEIL_TEST_ALL=1` they must be.
fn installed() -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    // Without that module exiftool does not look into office files.
    let found = runs("exiftool", &["-ver"]) && runs("mat2", &["--version"]) && runs("perl", &["-MArchive::Zip", "-e1"]);
    #[expect(clippy::disallowed_methods, reason = "a switch of the tests, not of the program")]
    let required = std::env::var("RECUEIL_TEST_ALL").is_ok_and(|value| value == "1");
    assert!(found || !required, "exiftool, mat2 or the Perl module Archive::Zip is missing");
    if !found {
        eprintln!("not run: needs the Debian packages libimage-exiftool-perl, libarchive-zip-perl and mat2");
    }
    found
}

/// Every tag that exiftool finds, as group, name and value.
fn exiftool(path: &Path) -> Vec<(String, String, String)> {
    let output = Command::new("exiftool").args(["-j", "-a", "-u", "-ee", "-G1", "-s"]).arg(path).output().unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let tags = list[0].as_object().unwrap().iter();
    tags.map(|(tag, value)| {
        let (group, name) = tag.split_once(':').unwrap_or(("", tag));
        (group.to_owned(), name.to_owned(), value.to_string())
    })
    .collect()
}

/// Every line in which mat2 shows something, as name and value; it does not know all types.
fn mat2(path: &Path) -> Vec<(String, String)> {
    let output = Command::new("mat2").arg("--show").arg(path).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let shown =
        text.lines().filter(|line| !line.trim_start().starts_with('[') && !line.contains("No metadata found in"));
    shown
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect()
}

fn judge(kind: Kind, path: &Path) {
    for (group, name, value) in exiftool(path) {
        assert!(is_structure(&group, &name, &value), "{kind:?}: exiftool shows {group}:{name} = {value}");
        assert!(!value.contains("CANARY"), "{kind:?}: {group}:{name} = {value}");
    }
    for (name, value) in mat2(path) {
        assert!(is_structure("*", &name, &value), "{kind:?}: mat2 shows {name} = {value}");
        assert!(!value.contains("CANARY"), "{kind:?}: {name} = {value}");
    }
}

fn sees_something(path: &Path) -> bool {
    exiftool(path).iter().any(|(_, _, value)| value.contains("CANARY"))
        || mat2(path).iter().any(|(_, value)| value.contains("CANARY"))
}

#[test]
fn nothing_but_structure_is_left() {
    if !installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (number, (kind, before)) in samples().into_iter().enumerate() {
        let path = folder.path().join(format!("{number}.{}", kind.extension()));
        fs::write(&path, &before).unwrap();
        // A PDF's page with a form is shown too, and text is all content.
        if kind != Kind::Text {
            assert!(sees_something(&path), "{kind:?}: the judges see nothing in what hides something");
        }
        fs::write(&path, clean(kind, &before).unwrap().bytes).unwrap();
        judge(kind, &path);
    }
}

/// What exiftool itself knows how to hide, in every way it has for the type.
#[test]
fn what_exiftool_writes_is_removed() {
    if !installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (number, (kind, sample)) in samples().into_iter().enumerate() {
        if !matches!(kind, Kind::Jpeg | Kind::Png | Kind::WebP | Kind::Gif | Kind::Pdf | Kind::Mp4) {
            continue;
        }
        let path = folder.path().join(format!("{number}.{}", kind.extension()));
        fs::write(&path, clean(kind, &sample).unwrap().bytes).unwrap();
        let written = Command::new("exiftool")
            .args([
                "-q",
                "-m",
                "-overwrite_original",
                "-EXIF:Artist=CANARY",
                "-EXIF:GPSLatitude=48.85",
                "-EXIF:GPSLatitudeRef=N",
            ])
            .args(["-EXIF:DateTimeOriginal=2020:01:02 03:04:05", "-IPTC:By-line=CANARY", "-XMP-dc:Creator=CANARY"])
            .args(["-Comment=CANARY", "-PDF:Author=CANARY", "-UserData:Author=CANARY", "-Keys:Author=CANARY"])
            .args(["-Keys:GPSCoordinates=48.85, 2.35, 0", "-IPTC:City=CANARY", "-PNG:Author=CANARY"])
            .arg(&path)
            .status()
            .unwrap();
        assert!(written.success() && sees_something(&path), "{kind:?}: exiftool wrote nothing");
        let tagged = fs::read(&path).unwrap();
        fs::write(&path, clean(kind, &tagged).unwrap().bytes).unwrap();
        judge(kind, &path);
    }
}
