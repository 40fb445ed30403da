package io.kopilka.programs;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.Draft;
import io.kopilka.rulebook.Drafts;
import io.kopilka.wire.Answers;
import io.kopilka.wire.EntityTag;
import jakarta.inject.Singleton;
import java.util.Map;

/// Gives the draft and its tag.
@Singleton
final class ReadDraft {

    private final Directory directory;
    private final Drafts drafts;

    ReadDraft(Directory directory, Drafts drafts) {
        this.directory = directory;
        this.drafts = drafts;
    }

    Answer run(Caller caller) {
        return answer(drafts.read(directory.tenantOf(caller)));
    }

    /// A draft as it is answered, whoever asked for it or put it.
    static Answer answer(Draft draft) {
        return Answers.ok(draft.document().json(), Map.of("ETag", tag(draft).text()));
    }

    static EntityTag tag(Draft draft) {
        return new EntityTag(draft.version());
    }
}
