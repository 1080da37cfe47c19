//! Mails that the mail server of their recipient sends back after ours has accepted them.

use praxis::app::App;
use praxis::db::Engine as _;
use praxis::mail::bounces::ReportOutcome;
use praxis::mail::report::{DeliveryReport, ReportedFate};
use praxis::practice::actions;

/// What such a report says of an address that is wrong.
pub const WRONG_ADDRESS: &str = "5.1.1";

/// The token in the return path of the newest mail that left for this address.
pub async fn newest_token(app: &App, to: &str) -> String {
    let mut db = app.db.read().await.unwrap();
    let query = db.sql(
        "SELECT return_token FROM mail
         WHERE address = $1 AND state = 'accepted'
         ORDER BY id DESC
         LIMIT 1",
    );
    let (token,): (String,) = query.bind(to).one().await.unwrap();
    token
}

/// Reads a report that calls the address of the mail with this token wrong.
pub async fn report(app: &App, token: &str) -> ReportOutcome {
    let fate = ReportedFate::Failed {
        is_hard: true,
        status: WRONG_ADDRESS.to_owned(),
    };
    let token = Some(token.to_owned());
    let read = DeliveryReport { token, fate };
    actions::record_report(app, &read).await.unwrap()
}

/// The newest mail that left for this address comes back.
pub async fn comes_back(app: &App, to: &str) {
    let token = newest_token(app, to).await;
    let outcome = report(app, &token).await;
    assert!(matches!(outcome, ReportOutcome::DidNotArrive(_)), "{to}");
}
