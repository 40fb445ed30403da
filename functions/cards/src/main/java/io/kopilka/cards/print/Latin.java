package io.kopilka.cards.print;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// Names in the letters that track 1 and an embosser know: capital Latin ones. Cyrillic is written as
/// passports write it (ICAO Doc 9303-3, section 6.B).
final class Latin {

    private static final Map<Character, String> CYRILLIC = Map.ofEntries(
            Map.entry('А', "A"),
            Map.entry('Б', "B"),
            Map.entry('В', "V"),
            Map.entry('Г', "G"),
            Map.entry('Д', "D"),
            Map.entry('Е', "E"),
            Map.entry('Ё', "E"),
            Map.entry('Ж', "ZH"),
            Map.entry('З', "Z"),
            Map.entry('И', "I"),
            Map.entry('І', "I"),
            Map.entry('Й', "I"),
            Map.entry('К', "K"),
            Map.entry('Л', "L"),
            Map.entry('М', "M"),
            Map.entry('Н', "N"),
            Map.entry('О', "O"),
            Map.entry('П', "P"),
            Map.entry('Р', "R"),
            Map.entry('С', "S"),
            Map.entry('Т', "T"),
            Map.entry('У', "U"),
            Map.entry('Ф', "F"),
            Map.entry('Х', "KH"),
            Map.entry('Ц', "TS"),
            Map.entry('Ч', "CH"),
            Map.entry('Ш', "SH"),
            Map.entry('Щ', "SHCH"),
            Map.entry('Ъ', "IE"),
            Map.entry('Ы', "Y"),
            Map.entry('Ь', ""),
            Map.entry('Э', "E"),
            Map.entry('Ю', "IU"),
            Map.entry('Я', "IA"));

    private Latin() {}

    /// The name in `A`–`Z`, digits, spaces, `-`, `.` and `'`; other characters are left out.
    static String of(String name) {
        StringBuilder latin = new StringBuilder();
        String capitals = name.strip().toUpperCase(Locale.ROOT);
        for (int place = 0; place < capitals.length(); place++) {
            char each = capitals.charAt(place);
            String known = CYRILLIC.get(each);
            latin.append(known == null ? plain(each) : known);
        }
        return latin.toString().replaceAll(" +", " ").strip();
    }

    private static String plain(char letter) {
        return Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .replaceAll("[^A-Z0-9 .'-]", letter == '\t' ? " " : "");
    }
}
