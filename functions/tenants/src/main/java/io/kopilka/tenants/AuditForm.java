package io.kopilka.tenants;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/// In which form a part of the audit log is wanted: by `Accept`.
enum AuditForm {
    /// A page with `items` and `nextCursor`.
    PAGE(MediaType.APPLICATION_JSON, 200, 50),
    /// A row for each changed field, for a spreadsheet.
    CSV(MediaType.TEXT_CSV, 1_000, 1_000),
    /// An entry on each line, for a program.
    NDJSON(AuditForm.LINES, 1_000, 1_000);

    /// The media type of JSON line by line.
    static final String LINES = "application/x-ndjson";

    private final String mediaType;
    private final int most;
    private final int usual;

    AuditForm(String mediaType, int most, int usual) {
        this.mediaType = mediaType;
        this.most = most;
        this.usual = usual;
    }

    /// The form that the client likes best of those that there are.
    static AuditForm of(HttpRequest<?> request) {
        for (MediaType type : MediaType.orderedOf(request.getHeaders().getAll("Accept"))) {
            for (AuditForm form : values()) {
                if (type.matches(MediaType.of(form.mediaType))) {
                    return form;
                }
            }
        }
        return PAGE;
    }

    /// The `Content-Type` of an answer.
    String contentType() {
        return this == PAGE ? mediaType : mediaType + ";charset=utf-8";
    }

    /// How many entries an answer may have.
    int most() {
        return most;
    }

    /// How many it has where nothing is said.
    int usual() {
        return usual;
    }
}
