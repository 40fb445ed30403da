package io.kopilka.tenants.team;

import io.kopilka.domain.identity.PersonId;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.LastUses;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.tenants.access.Handed;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/// Finds members of the team: one by the id in a path, or all. Refused: `not_found`, for a stranger's too, and
/// for whoever works in stores out of the caller's reach.
@Singleton
final class FindMember {

    private final People people;
    private final LastUses uses;

    FindMember(People people, LastUses uses) {
        this.people = people;
        this.uses = uses;
    }

    Outcome<Person> find(Caller caller, String id) {
        return PersonId.parse(id)
                .flatMap(known -> people.find(caller.tenant(), known))
                .filter(person -> Handed.isWithin(caller, person.stores()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Problem.of(ProblemCode.NOT_FOUND)));
    }

    Outcome<Answer> read(Caller caller, String id) {
        return find(caller, id).map(person -> PersonAnswer.ok(person, uses.of(caller.tenant())));
    }

    /// All members, those who joined first first.
    Outcome<Answer> list(Caller caller, QueryParameters query) {
        return query.end(caller).map(_ -> {
            Map<String, Instant> lastUses = uses.of(caller.tenant());
            return Answers.ok(Answers.onePage(people.list(caller.tenant()).stream()
                    .filter(person -> Handed.isWithin(caller, person.stores()))
                    .map(person -> PersonAnswer.json(person, lastUses))
                    .toList()));
        });
    }
}
