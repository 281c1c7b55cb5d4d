//! Every act has its four companions: who may do it, its code in the journal, and two sentences in every language.
use std::collections::BTreeSet;

use recueil::{
    domain::{Coded, act::Act},
    policy::Policy,
    text::{Locale, Text},
};

#[test]
fn every_act_has_its_four_companions() {
    let (table, text) = (Policy::embedded().unwrap().table(), Text::embedded().unwrap());
    let mut sentences = BTreeSet::new();
    for act in Act::ALL {
        let code = act.code();
        assert!(table.iter().any(|row| row.act == *act), "no row of the table lets anybody {code}");
        assert_eq!(Act::from_code(code).ok(), Some(*act));
        assert_eq!(serde_json::to_value(act).unwrap(), code, "the journal's queue and its rows name it alike");
        for locale in Locale::ALL {
            for prefix in ["act", "ledger"] {
                let sentence = text.words(*locale).code(prefix, act);
                assert!(!sentence.starts_with('['), "{prefix}-{code} is missing in {}", locale.code());
                assert!(sentences.insert((locale.code(), prefix, sentence)), "{prefix}-{code} says what another says");
            }
        }
    }
}
