package io.kopilka.tenants.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.outbox.Letter;
import io.kopilka.platform.outbox.TableOutbox;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;

/// The letters of a sandbox: they are read here and go nowhere.
///
/// Refused: `not_found` where the caller's tenant is no sandbox.
@Singleton
final class ReadInbox {

    private final Directory directory;
    private final TableOutbox letters;

    ReadInbox(Directory directory, TableOutbox letters) {
        this.directory = directory;
        this.letters = letters;
    }

    Outcome<Answer> run(Caller caller) {
        if (!directory.tenantOf(caller).isSandbox()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        return Outcome.done(Answers.ok(Answers.onePage(
                letters.letters(caller.tenant()).stream().map(ReadInbox::json).toList())));
    }

    private static ObjectNode json(Letter letter) {
        return Json.object()
                .put("to", letter.to())
                .put("subject", letter.subject())
                .put("text", letter.text());
    }
}
