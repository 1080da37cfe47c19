//! Which published practices are like a draft. Authors ask before they submit; the catalogue answers from its search index.
//! Neither knows the other, so the router hands over the implementation once, at start.

use std::sync::Arc;

use async_trait::async_trait;

use super::model::{PracticeId, Slug};
use crate::db::Fault;

/// A published practice whose title is like that of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlikePractice {
    /// Its published title.
    pub title: String,
    /// Its public address.
    pub slug: Slug,
}

/// Finds published practices by their likeness.
#[async_trait]
pub trait FindAlike: Send + Sync {
    /// The published practices whose title is like this one, nearest first, except this practice itself. None while the
    /// index is being built.
    async fn find_alike(
        &self,
        title: &str,
        except: PracticeId,
    ) -> Result<Vec<AlikePractice>, Fault>;
}

/// The implementation, as handlers receive it.
#[derive(Clone)]
pub struct AlikeLookup(pub Arc<dyn FindAlike>);
