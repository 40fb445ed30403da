package io.kopilka.cards.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Cards as PDF, bar codes as vectors: on A4 sheets to be cut, or one a page for a card printer.
public final class CardPdf {

    /// The most cards of one document.
    public static final int MOST_CARDS = 1_000;

    private static final float MM = CardFace.MM;

    private static final float SHEET_WIDTH = 210 * MM;
    private static final float SHEET_HEIGHT = 297 * MM;
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final int ON_A_SHEET = COLUMNS * ROWS;
    private static final float GAP_ACROSS = 4 * MM;
    private static final float GAP_DOWN = 2 * MM;
    private static final float LEFT = (SHEET_WIDTH - COLUMNS * CardFace.WIDTH - (COLUMNS - 1) * GAP_ACROSS) / 2;
    private static final float BOTTOM = (SHEET_HEIGHT - ROWS * CardFace.HEIGHT - (ROWS - 1) * GAP_DOWN) / 2;
    private static final float MARK = 3 * MM;
    private static final float MARK_OFF = 1 * MM;

    /// What printers cut off.
    private static final float BLEED = 3 * MM;

    private CardPdf() {}

    /// Sheets of A4 with ten cards each, two by five, and marks where to cut.
    ///
    /// @param cards 1 to [#MOST_CARDS]
    public static byte[] sheets(Look look, List<PrintedCard> cards) {
        return document(cards, document -> {
            Typeface typeface = Typeface.in(document);
            CardFace face = new CardFace(document, look, typeface, 0);
            int sheets = (cards.size() + ON_A_SHEET - 1) / ON_A_SHEET;
            for (int sheet = 0; sheet < sheets; sheet++) {
                int end = Math.min(cards.size(), (sheet + 1) * ON_A_SHEET);
                List<PrintedCard> onIt = cards.subList(sheet * ON_A_SHEET, end);
                PDPage page = new PDPage(new PDRectangle(SHEET_WIDTH, SHEET_HEIGHT));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    cuttingMarks(content);
                    for (int place = 0; place < onIt.size(); place++) {
                        face.draw(content, x(place % COLUMNS), y(place / COLUMNS), onIt.get(place));
                    }
                    content.setNonStrokingColor(0.35f, 0.35f, 0.35f);
                    String footer =
                            look.footer(onIt.getFirst().serial(), onIt.getLast().serial(), sheet + 1, sheets);
                    face.text(content, LEFT, 3 * MM, typeface.fit(footer, 6.5f, SHEET_WIDTH - 2 * LEFT));
                }
            }
        });
    }

    /// A page a card, as big as the card with 3 mm around it that are cut off.
    ///
    /// @param cards 1 to [#MOST_CARDS]
    public static byte[] singly(Look look, List<PrintedCard> cards) {
        return document(cards, document -> {
            CardFace face = new CardFace(document, look, Typeface.in(document), BLEED);
            PDRectangle whole = new PDRectangle(CardFace.WIDTH + 2 * BLEED, CardFace.HEIGHT + 2 * BLEED);
            PDRectangle trimmed = new PDRectangle(BLEED, BLEED, CardFace.WIDTH, CardFace.HEIGHT);
            for (PrintedCard card : cards) {
                PDPage page = new PDPage(whole);
                page.setBleedBox(whole);
                page.setTrimBox(trimmed);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    face.draw(content, BLEED, BLEED, card);
                }
            }
        });
    }

    private static float x(int column) {
        return LEFT + column * (CardFace.WIDTH + GAP_ACROSS);
    }

    /// From the top down.
    private static float y(int row) {
        return BOTTOM + (ROWS - 1 - row) * (CardFace.HEIGHT + GAP_DOWN);
    }

    private static void cuttingMarks(PDPageContentStream content) throws IOException {
        content.setLineWidth(0.25f);
        content.setStrokingColor(0f, 0f, 0f);
        float top = y(0) + CardFace.HEIGHT;
        float right = x(COLUMNS - 1) + CardFace.WIDTH;
        for (int column = 0; column < COLUMNS; column++) {
            for (float edge : new float[] {x(column), x(column) + CardFace.WIDTH}) {
                line(content, edge, BOTTOM - MARK_OFF - MARK, edge, BOTTOM - MARK_OFF);
                line(content, edge, top + MARK_OFF, edge, top + MARK_OFF + MARK);
            }
        }
        for (int row = 0; row < ROWS; row++) {
            for (float edge : new float[] {y(row), y(row) + CardFace.HEIGHT}) {
                line(content, LEFT - MARK_OFF - MARK, edge, LEFT - MARK_OFF, edge);
                line(content, right + MARK_OFF, edge, right + MARK_OFF + MARK, edge);
            }
        }
        content.stroke();
    }

    private static void line(PDPageContentStream content, float fromX, float fromY, float toX, float toY)
            throws IOException {
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
    }

    /// What is drawn into a document.
    private interface Drawing {
        void into(PDDocument document) throws IOException;
    }

    private static byte[] document(List<PrintedCard> cards, Drawing drawing) {
        if (cards.isEmpty() || cards.size() > MOST_CARDS) {
            throw new IllegalArgumentException("a document has 1 to " + MOST_CARDS + " cards");
        }
        try (PDDocument document = new PDDocument()) {
            // Named after what is in it and not after the time: the same cards make the same bytes.
            document.setDocumentId((long) cards.hashCode());
            drawing.into(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
    }
}
