use super::Policy;

#[test]
fn table() {
    let policy = Policy::embedded().unwrap_or_else(|e| panic!("{e}"));
    let started = std::time::Instant::now();
    let t = policy.table();
    eprintln!("{:?}", started.elapsed());
    for r in t {
        eprintln!("{r}");
    }
}
