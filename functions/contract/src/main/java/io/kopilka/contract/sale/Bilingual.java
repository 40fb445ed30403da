package io.kopilka.contract.sale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.util.function.Function;

/// Puts texts into answers in both languages at once, as `{"ru", "en"}`: an answer is stored so, and shown in the
/// language of whoever reads it.
public final class Bilingual {
    private Bilingual() {}

    public static ObjectNode of(Text text) {
        return Json.object().put("ru", text.ru()).put("en", text.en());
    }

    /// A sentence that is made anew in each language.
    public static ObjectNode of(Function<Language, String> sentence) {
        return of(new Text(sentence.apply(Language.RU), sentence.apply(Language.EN)));
    }
}
