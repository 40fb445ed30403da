package io.kopilka.wire;

import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;

/// The strong tag of something that is changed under guard: the version that it has in the table.
///
/// @param version 0 for what is there without ever having been stored
public record EntityTag(long version) {

    public EntityTag {
        if (version < 0) {
            throw new IllegalArgumentException("a version is 0 or more");
        }
    }

    /// The tag as the headers `ETag` and `If-Match` have it, quotes included.
    public String text() {
        return "\"" + version + "\"";
    }

    /// What a change says it was made from. Refused: `precondition_required` where it says nothing.
    public static Outcome<Precondition> ifMatch(HttpRequest<?> request) {
        List<String> tags = request.getHeaders().getAll(HttpHeaders.IF_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        return tags.isEmpty()
                ? Outcome.refused(Problem.of(ProblemCode.PRECONDITION_REQUIRED))
                : Outcome.done(new Precondition(tags));
    }

    /// The tags of an `If-Match` header (RFC 9110, 13.1.1); `*` fits whatever is there, a weak tag nothing.
    ///
    /// @param tags at least one
    public record Precondition(List<String> tags) {

        public Precondition {
            tags = List.copyOf(tags);
        }

        /// Whether the change was made from this.
        public boolean fits(EntityTag current) {
            return tags.contains("*") || tags.contains(current.text());
        }
    }
}
