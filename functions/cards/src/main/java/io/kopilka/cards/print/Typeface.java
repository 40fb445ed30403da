package io.kopilka.cards.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Liberation Sans (SIL Open Font License 1.1, in PDFBox's jar), embedded into a document with the
/// letters that it uses, and nothing of the machine's own fonts.
final class Typeface {

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int THOUSAND = 1000;
    private static final String CUT = "…";

    private final PDFont font;
    private final CmapLookup glyphs;

    private Typeface(PDFont font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    static Typeface in(PDDocument document) throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(PDDocument.class.getResourceAsStream(RESOURCE), "PDFBox has no " + RESOURCE)) {
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(resource));
            return new Typeface(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
        }
    }

    PDFont font() {
        return font;
    }

    /// A text with a size at which it has room.
    ///
    /// @param size in points
    record Fitted(String text, float size, float width) {}

    /// The text at this size, smaller (to two thirds of it) where it would be too wide, and cut where it
    /// still is. What the font has no letter for is a question mark.
    Fitted fit(String text, float size, float room) throws IOException {
        String shown = printable(text);
        float width = width(shown, size);
        if (width <= room) {
            return new Fitted(shown, size, width);
        }
        float least = size * 2 / 3;
        float fitting = size * room / width;
        if (fitting >= least) {
            return new Fitted(shown, fitting, room);
        }
        String cut = shown;
        while (!cut.isEmpty() && width(cut + CUT, least) > room) {
            cut = cut.substring(0, cut.length() - 1);
        }
        String ended = cut.stripTrailing() + CUT;
        return new Fitted(ended, least, width(ended, least));
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / THOUSAND * size;
    }

    private String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> Character.isWhitespace(each) ? ' ' : each)
                .map(each -> glyphs.getGlyphId(each) == 0 ? '?' : each)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
