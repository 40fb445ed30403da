package io.kopilka.programs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.text.Language;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.PublishedDocument;
import io.kopilka.rulebook.PublishedVersion;

/// The programme's answers as the contract has them.
final class Rulesets {

    private Rulesets() {}

    /// A version without its document, as in the list of versions.
    static ObjectNode summary(PublishedVersion version) {
        return head(version).put("offers", version.offers()).put("promotions", version.promotions());
    }

    /// A version with its document as it was put.
    static JsonNode whole(PublishedDocument published) {
        return head(published.version()).set("ruleset", published.document().json());
    }

    /// What publishing made, and what was probably not meant.
    static JsonNode publication(Publication.Published published, Language language) {
        ObjectNode answer = Json.object().put("version", published.version().number());
        ArrayNode warnings = answer.putArray("warnings");
        for (Fault warning : published.warnings()) {
            warnings.addObject()
                    .put("pointer", warning.pointer())
                    .put("code", warning.code().wire())
                    .put("detail", warning.detail().in(language));
        }
        return answer;
    }

    private static ObjectNode head(PublishedVersion version) {
        ObjectNode head = Json.object()
                .put("version", version.version().number())
                .put("publishedAt", version.publishedAt().toString())
                .put("publishedBy", version.publishedBy().value());
        version.restoredFrom().ifPresent(old -> head.put("restoredFrom", old.number()));
        return head;
    }
}
