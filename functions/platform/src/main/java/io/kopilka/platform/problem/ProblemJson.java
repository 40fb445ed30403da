package io.kopilka.platform.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Writes problems as `application/problem+json`.
public final class ProblemJson {

    /// The media type.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:kopilka:problem:";
    private static final JsonFactory JSON = new JsonFactory();

    private ProblemJson() {}

    /// The bytes of a problem.
    ///
    /// @param instance the path that was called
    /// @param requestId what support needs to find it in the log
    public static byte[] write(Problem problem, Language language, String instance, String requestId) {
        Texts texts = Texts.in(language);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", TYPE + problem.code().wireName());
            json.writeStringField("title", texts.title(problem.code()));
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", detail(problem, language));
            json.writeStringField("code", problem.code().wireName());
            json.writeStringField("instance", instance);
            json.writeStringField("requestId", requestId);
            if (!problem.errors().isEmpty()) {
                writeErrors(json, problem, language);
            }
            for (Map.Entry<String, RawJson> member : problem.members().entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeRawValue(member.getValue().text());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeErrors(JsonGenerator json, Problem problem, Language language) throws IOException {
        json.writeArrayFieldStart("errors");
        for (FieldError error : problem.errors()) {
            json.writeStartObject();
            json.writeStringField("pointer", error.pointer());
            json.writeStringField("code", error.code().wireName());
            json.writeStringField("detail", detail(error.code(), error.detail(), language));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// A problem that is its first field's error says where, for whoever reads the detail alone.
    private static String detail(Problem problem, Language language) {
        String detail = detail(problem.code(), problem.detail(), language);
        boolean isFirstError = !problem.errors().isEmpty()
                && problem.errors().getFirst().code() == problem.code()
                && !problem.errors().getFirst().pointer().isEmpty();
        return isFirstError ? problem.errors().getFirst().pointer() + ": " + detail : detail;
    }

    private static String detail(ProblemCode code, Detail detail, Language language) {
        return switch (detail) {
            case Detail.Usual(Map<String, String> values) -> Texts.in(language).usualDetail(code, values);
            case Detail.Written(Text text) -> text.in(language);
        };
    }
}
