//! The interface for listening lines: what it answers, held against its own description.
use std::collections::BTreeSet;

use axum::http::Method;
use jiff::SignedDuration;
use recueil::{
    domain::{
        Coded,
        report::{Answer as Said, Audience, Link, Standing, Wish},
    },
    service::housekeeping,
    web::api::{DESCRIPTION, ROUTES, problem::Problem},
};
use serde_json::{Value, json};

use super::house::{CAMPUS_KEY, House, INES, LINE_KEY, house, shown};
use crate::support::client::{Answer, Browser};

const REPORTS: &str = "/api/v1/reports";
const NAME: &str = "8e03978e-40d5-43dd-bc93-6894a57f9324";

fn description() -> Value {
    serde_json::from_str(DESCRIPTION).unwrap()
}

/// Holds a value against a schema of the description.
#[track_caller]
fn fits(schema: &Value, value: &Value) {
    let mut schema = schema.clone();
    schema["components"] = description()["components"].clone();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?} in {value}");
}

fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Holds an answer against what the description says of its address, method and status.
#[track_caller]
fn described(answer: &Answer, method: &str) -> Value {
    let description = description();
    let status = answer.status.as_u16().to_string();
    let mut response = &description["paths"][&answer.path][method]["responses"][&status];
    if let Some(name) = response["$ref"].as_str() {
        response = description.pointer(&name[1..]).unwrap();
    }
    let content = response["content"].as_object().unwrap_or_else(|| panic!("{method} {} {status}", answer.path));
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    fits(&content[answer.header("content-type")]["schema"], &body);
    if status.starts_with('4') || status.starts_with('5') {
        assert_eq!(body["status"].to_string(), status);
    }
    body
}

struct Line<'a> {
    key: &'a str,
    browser: Browser,
}

impl<'a> Line<'a> {
    fn new(house: &House, key: &'a str) -> Self {
        Self { key, browser: Browser { site: None, ..house.visitor() } }
    }

    async fn send(&mut self, name: &str, body: &Value) -> Answer {
        self.send_as(name, ("application/json", body.to_string().into_bytes())).await
    }

    async fn send_as(&mut self, name: &str, body: (&str, Vec<u8>)) -> Answer {
        self.browser.headers = vec![("authorization", format!("Bearer {}", self.key))];
        if !name.is_empty() {
            self.browser.headers.push(("idempotency-key", name.to_owned()));
        }
        self.browser.once(Method::POST, REPORTS, Some(body)).await
    }
}

fn examples() -> Vec<Value> {
    let description = description();
    let of = &description["paths"][REPORTS]["post"]["requestBody"]["content"]["application/json"]["examples"];
    of.as_object().unwrap().values().map(|example| example["value"].clone()).collect()
}

#[tokio::test]
async fn a_line_sends_what_it_was_told_and_the_person_comes_back_with_the_code() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let mut references = BTreeSet::new();
    for (number, example) in examples().iter().enumerate() {
        fits(&named("Report"), example);
        let answer = line.send(&format!("{NAME}-{number}"), example).await.is(201);
        let body = described(&answer, "post");
        assert_eq!(answer.header("cache-control"), "no-store");
        references.insert(body["reference"].as_str().unwrap().to_owned());
        assert_eq!(body["next"]["promise"], "first-answer");
        comes_back(&house, body["code"].as_str().unwrap()).await;
    }
    assert!(line.browser.cookies.is_empty(), "no session is begun");
    let mut ines = house.signed_in(INES).await;
    for reference in references {
        let case = ines.get(&format!("/cases/{reference}")).await.ok().main();
        assert!(case.contains("Par une ligne d’écoute externe") && case.contains("Écoute nationale"), "{case}");
        assert!(!case.contains("La personne\u{a0}·") || case.contains("remplacé le code"), "{case}");
    }
}

#[tokio::test]
async fn an_age_that_a_line_tells_warns_the_team() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let mut example = examples().remove(0);
    example["minor"] = "yes".into();
    let body = described(&line.send(&format!("{NAME}-minor"), &example).await.is(201), "post");
    let number = body["reference"].as_str().unwrap();
    let case = house.signed_in(INES).await.get(&format!("/cases/{number}")).await.ok();
    assert!(case.main().contains("434-3"), "{}", case.main());
}

async fn comes_back(house: &House, code: &str) {
    let mut person = house.visitor();
    let door = shown(&mut person, "/suite").await.fill("code", code);
    let change = person.submit(&door).await.ok();
    assert_eq!(change.path, "/suite/2");
    person.get("/suite/1").await.is(403);
    let changed = person.submit(&change.form("/suite/2")).await.ok();
    assert_ne!(changed.shown().replace(' ', ""), code);
    let case = person.submit(&changed.form("/suite/3")).await.ok();
    assert_eq!(case.path, "/suite/1");
    assert!(case.main().contains("Écoute nationale"), "{}", case.main());
    let mut thief = house.visitor();
    let door = shown(&mut thief, "/suite").await.fill("code", code);
    thief.submit(&door).await.is(422);
}

#[tokio::test]
async fn a_request_sent_again_is_answered_alike_and_makes_one_case() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let body = json!({ "narrative": "Une seule fois." });
    let first = line.send(NAME, &body).await.is(201);
    for name in [NAME.to_owned(), format!("\"{NAME}\"")] {
        assert_eq!(line.send(&name, &body).await.is(201).body, first.body);
    }
    assert_eq!(line.send(NAME, &json!({ "narrative": " Une seule fois.\r\n", "person": null })).await.body, first.body);
    assert_eq!(house.count("cases").await, 1);
    let other = described(&line.send(NAME, &json!({ "narrative": "Autre chose." })).await.is(422), "post");
    assert_eq!(other["code"], "idempotency-key-used");
    // The same name from another line is another request.
    let mut campus = Line::new(&house, CAMPUS_KEY);
    assert_ne!(campus.send(NAME, &body).await.is(201).body, first.body);
    // Once the person has their own code, nobody is given the old one; nor when it was long ago.
    let answered: Value = serde_json::from_str(&first.body).unwrap();
    comes_back(&house, answered["code"].as_str().unwrap()).await;
    assert_eq!(described(&line.send(NAME, &body).await.is(422), "post")["code"], "idempotency-key-used");
    let late = format!("{NAME}-late");
    line.send(&late, &body).await.is(201);
    house.clock.advance(SignedDuration::from_hours(50));
    housekeeping::sweep(&house.service).await.unwrap();
    assert_eq!(described(&line.send(&late, &body).await.is(422), "post")["code"], "idempotency-key-used");
    assert_eq!(house.count("cases").await, 3);
}

#[tokio::test]
async fn every_refusal_is_a_problem_that_is_described() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let json = |body: &str| ("application/json", body.as_bytes().to_vec());
    let good = r#"{"narrative":"x"}"#;
    let long = format!("{{\"narrative\":\"{}\"}}", "x".repeat(1_100_000));
    let refusals = [
        (line.send_as(NAME, json("")).await, 400, "unreadable"),
        (line.send_as(NAME, json("[]")).await, 400, "unreadable"),
        (line.send_as(NAME, json("{\"narrative\":\"x\"")).await, 400, "unreadable"),
        (line.send_as("", json(good)).await, 400, "idempotency-key-missing"),
        (line.send_as("1", json(good)).await, 400, "idempotency-key-missing"),
        (line.send_as(NAME, json(&long)).await, 413, "too-large"),
        (line.send_as(NAME, ("text/plain", good.into())).await, 415, "unsupported"),
        (line.send_as(NAME, ("application/x-www-form-urlencoded", b"narrative=x".to_vec())).await, 415, "unsupported"),
        (line.send_as(NAME, json("{}")).await, 422, "invalid"),
    ];
    for (answer, status, code) in refusals {
        assert_eq!(described(&answer.is(status), "post")["code"], code);
    }
    unauthorised(&house).await;
}

async fn unauthorised(house: &House) {
    for key in ["", "rcl_", &LINE_KEY[..67], &format!("{LINE_KEY} "), &LINE_KEY.to_uppercase(), CAMPUS_KEY] {
        let answer = Line::new(house, key.trim_end()).send(NAME, &json!({ "narrative": "x" })).await;
        if [LINE_KEY, CAMPUS_KEY].contains(&key.trim_end()) {
            answer.is(201);
            continue;
        }
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(described(&answer.is(401), "post")["code"], "unauthorised");
    }
    for authorization in ["", "Basic eDp5", LINE_KEY] {
        let mut stranger = house.visitor();
        stranger.headers = vec![("authorization", authorization.to_owned()), ("idempotency-key", NAME.to_owned())];
        let good = ("application/json", br#"{"narrative":"x"}"#.to_vec());
        stranger.once(Method::POST, REPORTS, Some(good)).await.is(401);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_report_is_said_field_by_field() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let faults = [
        (json!({ "narrativ": "x" }), ("", "unknown-field")),
        (json!({ "narrative": 1 }), ("narrative", "wrong-type")),
        (json!({ "narrative": "x", "standing": "boss" }), ("standing", "unknown-option")),
        (json!({ "narrative": "x", "entity": "nowhere" }), ("entity", "unknown-option")),
        (json!({ "kinds": ["nothing"] }), ("kinds", "unknown-option")),
        (json!({ "narrative": "x".repeat(20_001) }), ("narrative", "too-long")),
        (json!({ "narrative": "x", "from": "hier" }), ("from", "not-a-date")),
        (json!({ "narrative": "x", "from": "0001-01-01" }), ("from", "absurd-date")),
        (json!({ "narrative": "x", "from": "2026-02-01", "to": "2026-01-01" }), ("to", "inverted-dates")),
        (json!({ "narrative": "x", "received": "2030-01-01" }), ("received", "not-yet")),
        (json!({ "narrative": "x", "links": { "me": "involved" } }), ("link", "unknown-option")),
        (json!({ "when": "x" }), ("narrative", "nothing-said")),
    ];
    for (body, (field, code)) in faults {
        let problem = described(&line.send(NAME, &body).await.is(422), "post");
        assert_eq!(problem["errors"], json!([{ "field": field, "code": code }]), "{body}");
    }
}

#[tokio::test]
async fn a_line_is_for_its_entity_and_keeps_its_pace() {
    let house = house().await;
    let mut campus = Line::new(&house, CAMPUS_KEY);
    let elsewhere = json!({ "narrative": "x", "entity": "direction-generale" });
    assert_eq!(described(&campus.send(NAME, &elsewhere).await.is(422), "post")["errors"][0]["field"], "entity");
    let own: Value = serde_json::from_str(&campus.send(NAME, &json!({ "narrative": "x" })).await.is(201).body).unwrap();
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{}", own["reference"].as_str().unwrap())).await;
    assert!(case.status == 404 || case.main().contains("Brumefond"), "{}", case.main());
    // Empty bodies cost a turn as well; the clock stands still.
    let mut last = campus.send(NAME, &json!({})).await;
    for _ in 0..310 {
        if last.status == 429 {
            break;
        }
        last = campus.send(NAME, &json!({})).await;
    }
    assert_eq!(described(&last.is(429), "post")["code"], "too-fast");
    assert!(
        Line::new(&house, LINE_KEY).send(NAME, &json!({ "narrative": "x" })).await.status == 201,
        "nobody else waits"
    );
}

#[tokio::test]
async fn a_key_reads_nothing() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let sent: Value =
        serde_json::from_str(&line.send(NAME, &json!({ "narrative": "Secret." })).await.is(201).body).unwrap();
    let reference = sent["reference"].as_str().unwrap();
    for (path, method) in ROUTES {
        let answer = line.browser.once(Method::GET, path, None).await;
        if method == "get" {
            assert!(!answer.body.contains(reference) && !answer.body.contains("Secret."), "{path}");
        } else {
            answer.is(405);
        }
    }
    for path in [
        format!("{REPORTS}/{reference}"),
        format!("/api/v1/cases/{reference}"),
        "/api".to_owned(),
        "/api/v2".to_owned(),
    ] {
        assert!(!line.browser.once(Method::GET, &path, None).await.is(404).body.contains(reference));
    }
    // On the pages it is nobody.
    line.browser.get("/suite/1").await.is(403);
    let mut desk = house.colleague();
    desk.headers = line.browser.headers.clone();
    assert_eq!(desk.get(&format!("/cases/{reference}")).await.path, "/sign-in");
    desk.once(Method::POST, REPORTS, Some(("application/json", b"{}".to_vec()))).await.is(415);
}

#[tokio::test]
async fn the_taxonomy_says_what_a_report_may_use() {
    let house = house().await;
    let mut line = Line::new(&house, LINE_KEY);
    let answer = line.browser.once(Method::GET, "/api/v1/taxonomy", None).await.is(200);
    let codes = described(&answer, "get");
    let kind = codes["kinds"][0]["code"].as_str().unwrap();
    let entity = &codes["entities"].as_array().unwrap()[0];
    let member = entity["readers"][0]["member"].as_str().unwrap();
    let body = json!({ "kinds": [kind], "entity": entity["code"], "links": { member: "involved" } });
    fits(&named("Report"), &body);
    line.send(NAME, &body).await.is(201);
    let answer = line.browser.once(Method::GET, "/api/v1/openapi.json", None).await.is(200);
    assert_eq!(described(&answer, "get"), description());
}

fn all<C: Coded>() -> BTreeSet<String> {
    C::ALL.iter().map(|code| code.code().to_owned()).collect()
}

#[test]
fn the_description_and_the_program_say_the_same() {
    let description = description();
    let paths = description["paths"].as_object().unwrap();
    let described: BTreeSet<(&str, &str)> = paths
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(|method| (path.as_str(), method.as_str())))
        .collect();
    assert_eq!(described, ROUTES.into_iter().collect());
    let codes: BTreeSet<String> = Problem::each().iter().map(|problem| problem.code().to_owned()).collect();
    let listed = |pointer: &str| -> BTreeSet<String> {
        let list = description.pointer(pointer).unwrap().as_array().unwrap().iter();
        list.filter_map(|code| code.as_str().map(str::to_owned)).collect()
    };
    assert_eq!(listed("/components/schemas/Problem/properties/code/enum"), codes);
    // What is answered to any address or method that is not described stands apart.
    let statuses: BTreeSet<String> =
        Problem::each().iter().map(|problem| problem.status().as_str().to_owned()).collect();
    let post = description["paths"][REPORTS]["post"]["responses"].as_object().unwrap();
    let said: BTreeSet<String> = post.keys().cloned().chain(["404".to_owned(), "405".to_owned()]).collect();
    assert_eq!(said, statuses.into_iter().chain(["201".to_owned()]).collect());
    let report = "/components/schemas/Report/properties";
    assert_eq!(listed(&format!("{report}/standing/enum")), all::<Standing>());
    assert_eq!(listed(&format!("{report}/audience/enum")), all::<Audience>());
    assert_eq!(listed(&format!("{report}/links/additionalProperties/enum")), all::<Link>());
    assert_eq!(listed(&format!("{report}/wishes/items/enum")), all::<Wish>());
    assert_eq!(listed("/components/schemas/Answer/enum"), all::<Said>());
    let example = &description["components"]["responses"]["Problem"]["content"]["application/problem+json"]["example"];
    fits(&named("Problem"), example);
    fits(
        &named("Receipt"),
        &description["paths"][REPORTS]["post"]["responses"]["201"]["content"]["application/json"]["example"],
    );
}
