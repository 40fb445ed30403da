package io.kopilka.platform.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A refusal, as a value: what is wrong with a request, in a form that becomes `application/problem+json` (RFC
/// 9457) at
/// the very edge.
///
/// @param code what is wrong in all; one that has a status
/// @param detail what is said about it
/// @param errors the fields at fault, in the order of the document
/// @param members further members, such as `quote` of `price_changed`
/// @param retryAfter when trying again may help, to the second
public record Problem(
        ProblemCode code,
        Detail detail,
        List<FieldError> errors,
        Map<String, RawJson> members,
        Optional<Duration> retryAfter) {

    private static final Set<String> STANDARD_MEMBERS =
            Set.of("type", "title", "status", "detail", "code", "instance", "requestId", "errors");

    public Problem {
        if (code.status().isEmpty()) {
            throw new IllegalArgumentException(code.wireName() + " is a code of field errors only");
        }
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        if (!Collections.disjoint(members.keySet(), STANDARD_MEMBERS)) {
            throw new IllegalArgumentException("a standard member cannot be given anew");
        }
    }

    /// The problem with what is always said of the code.
    public static Problem of(ProblemCode code) {
        return of(code, Map.of());
    }

    /// The problem with what is always said of the code, and values in it.
    public static Problem of(ProblemCode code, Map<String, String> values) {
        return new Problem(code, new Detail.Usual(values), List.of(), Map.of(), Optional.empty());
    }

    /// The problem of fields at fault: its code is the first one's.
    ///
    /// @param errors at least one, the first with a code that has a status
    public static Problem of(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new Problem(first.code(), first.detail(), errors, Map.of(), Optional.empty());
    }

    /// The problem of one field at fault.
    public static Problem of(FieldError error) {
        return of(List.of(error));
    }

    /// The same with these fields named.
    public Problem with(List<FieldError> fields) {
        return new Problem(code, detail, fields, members, retryAfter);
    }

    /// The same with something else said about it.
    public Problem saying(Detail other) {
        return new Problem(code, other, errors, members, retryAfter);
    }

    /// The same with one more member.
    public Problem with(String member, RawJson value) {
        Map<String, RawJson> more = new TreeMap<>(members);
        more.put(member, value);
        return new Problem(code, detail, errors, more, retryAfter);
    }

    /// The same, saying when to try again.
    public Problem retryAfter(Duration time) {
        return new Problem(code, detail, errors, members, Optional.of(time));
    }

    /// The HTTP status, 400–599.
    public int status() {
        return code.status().orElseThrow();
    }
}
