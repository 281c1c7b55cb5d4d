//! What happens in a demonstration afterwards: the cell asks how somebody is, and they answer; somebody is made to pay for having
//! spoken.
use super::{
    cast::Cast,
    stories::{Line, Telling, words},
};
use crate::service::{
    About, Coded as _, Fields, Message, Who,
    aftercare::{self, News},
    authorise, new_request, verb,
};

/// What a line of a story can do here.
pub(super) const ACTS: [&str; 4] = ["begin-aftercare", "ask-news", "give-news", "report-retaliation"];

impl Telling<'_> {
    /// One of [`ACTS`].
    pub(super) async fn after(&mut self, cast: &mut Cast, (index, line): (usize, &Line)) -> anyhow::Result<()> {
        let form = Message { text: String::new(), request: new_request(self.service) };
        match line.by.as_str() {
            "begin-aftercare" | "ask-news" => self.cared_for(cast, (index, line), &form).await,
            _ => self.told_after((index, line), &form).await,
        }
    }

    async fn cared_for(
        &mut self,
        cast: &mut Cast,
        (index, line): (usize, &Line),
        form: &Message,
    ) -> anyhow::Result<()> {
        let (service, (reference, _)) = (self.service, self.case(index)?);
        let keys = self.keys(cast, line.member).await?;
        let (who, about) = (Who::Unlocked(keys), About::Case(&reference));
        if line.by == "ask-news" {
            let permit = authorise::<verb::AskNews>(service, who, about).await?;
            return Ok(aftercare::ask(service, permit, keys, words(service, line)).await?);
        }
        let mut fields = Fields::default();
        for months in line.field("months")?.split_whitespace() {
            fields.insert("months", months);
        }
        fields.insert("text", line.text.trim());
        let permit = authorise::<verb::BeginAftercare>(service, who, about).await?;
        Ok(aftercare::begin(service, permit, (keys, form), &fields).await?)
    }

    async fn told_after(&mut self, (index, line): (usize, &Line), form: &Message) -> anyhow::Result<()> {
        let (service, person) = (self.service, self.person(index).await?);
        let who = Who::Unlocked(&person);
        if line.by == "give-news" {
            let permit = authorise::<verb::GiveNews>(service, who, About::OwnCase).await?;
            let news = News::from_code(line.field("news")?)?;
            return Ok(aftercare::give(service, permit, (&person, form), news).await?);
        }
        let mut fields = Fields::default();
        for treatment in line.field("treatments")?.split_whitespace() {
            fields.insert("treatments", treatment);
        }
        fields.insert("text", line.text.trim());
        let permit = authorise::<verb::ReportRetaliation>(service, who, About::OwnCase).await?;
        Ok(aftercare::report(service, permit, (&person, form), &fields).await?)
    }
}
