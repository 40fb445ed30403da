package io.kopilka.programs;

import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.rulebook.RulesetVersions;
import io.kopilka.rulebook.RulesetVersions.VersionPage;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Listing;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Lists the published versions, the newest first. Refused: a wrong or unknown query parameter.
@Singleton
final class ListRulesets {

    private final RulesetVersions versions;

    ListRulesets(RulesetVersions versions) {
        this.versions = versions;
    }

    private record Wanted(int limit, Optional<Cursor> after) {}

    Outcome<Answer> run(Caller caller, QueryParameters query, Listing listing) {
        return query.end(new Wanted(query.limit(), query.cursor(listing)))
                .map(wanted -> versions.list(caller.tenant(), wanted.limit(), wanted.after()))
                .map(page -> answer(listing, page));
    }

    private static Answer answer(Listing listing, VersionPage page) {
        return Answers.ok(Answers.page(
                listing, page.versions().stream().map(Rulesets::summary).toList(), page.next()));
    }
}
