package io.kopilka.cards.print;

import io.kopilka.accounts.card.CardKindSettings.Design;
import io.kopilka.cards.print.Typeface.Fitted;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/// The front of a card of CR80 size (ISO/IEC 7810 ID-1: 85.60 × 53.98 mm): colour, names, small print,
/// and on a white field the bar code with its number, black whatever the card's colours are, for scanners
/// see no colours.
///
/// What all cards of a batch have in common is drawn once and shown again on each.
final class CardFace {

    /// Points in a millimetre.
    static final float MM = 72f / 25.4f;

    static final float WIDTH = 85.60f * MM;
    static final float HEIGHT = 53.98f * MM;

    private static final float MARGIN = 6 * MM;
    private static final float ROOM = WIDTH - 2 * MARGIN;
    private static final float FIELD_BOTTOM = 4 * MM;
    private static final float FIELD_HEIGHT = 19 * MM;
    private static final float BARS_BOTTOM = 8.5f * MM;
    private static final float BARS_HEIGHT = 13 * MM;

    /// The nominal width of a module of EAN-13; a longer code is narrower, down to 0.25 mm.
    private static final float MODULE = 0.33f * MM;

    private final Look look;
    private final Typeface typeface;
    private final PDFormXObject common;

    /// @param bleed how far the colour goes beyond the edge, in points
    CardFace(PDDocument document, Look look, Typeface typeface, float bleed) throws IOException {
        this.look = look;
        this.typeface = typeface;
        this.common = common(document, bleed);
    }

    private PDAppearanceStream common(PDDocument document, float bleed) throws IOException {
        PDAppearanceStream form = new PDAppearanceStream(document);
        form.setResources(new PDResources());
        form.setBBox(new PDRectangle(-bleed, -bleed, WIDTH + 2 * bleed, HEIGHT + 2 * bleed));
        Design design = look.settings().design();
        try (PDPageContentStream content =
                new PDPageContentStream(document, form, form.getStream().createOutputStream(COSName.FLATE_DECODE))) {
            colour(content, design.background());
            content.addRect(-bleed, -bleed, WIDTH + 2 * bleed, HEIGHT + 2 * bleed);
            content.fill();
            colour(content, design.text());
            text(content, MARGIN, 44 * MM, typeface.fit(look.shopName(), 14, ROOM));
            float forKind = ROOM;
            if (look.goodUntil().isPresent()) {
                Fitted until = typeface.fit(look.goodUntil().get(), 7, ROOM / 2);
                text(content, WIDTH - MARGIN - until.width(), 38.8f * MM, until);
                forKind = ROOM - until.width() - 2 * MM;
            }
            text(content, MARGIN, 38.8f * MM, typeface.fit(look.kindName(), 9.5f, forKind));
            float line = 35f * MM;
            for (String wording : look.wording()) {
                text(content, MARGIN, line, typeface.fit(wording, 6.5f, ROOM));
                line -= 2.6f * MM;
            }
            if (look.settings().media().hasBarCode()) {
                content.setNonStrokingColor(1f, 1f, 1f);
                content.addRect(MARGIN, FIELD_BOTTOM, ROOM, FIELD_HEIGHT);
                content.fill();
            }
        }
        return form;
    }

    /// Draws a card with its lower left corner here.
    void draw(PDPageContentStream content, float x, float y, PrintedCard card) throws IOException {
        content.saveGraphicsState();
        content.transform(Matrix.getTranslateInstance(x, y));
        content.drawForm(common);
        colour(content, look.settings().design().text());
        if (card.name().isPresent()) {
            text(content, MARGIN, 24.8f * MM, typeface.fit(card.name().get(), 10, ROOM));
        }
        if (look.settings().media().hasBarCode()) {
            content.setNonStrokingColor(0f, 0f, 0f);
            barCode(content, card);
            Fitted number = typeface.fit(card.number().value(), 8.5f, ROOM);
            text(content, (WIDTH - number.width()) / 2, 5.2f * MM, number);
        } else {
            text(content, MARGIN, 13 * MM, typeface.fit(spaced(card.number().value()), 14, ROOM));
        }
        content.restoreGraphicsState();
    }

    private void barCode(PDPageContentStream content, PrintedCard card) throws IOException {
        BarCode code = BarCode.of(look.form(), card.number());
        float module = Math.min(MODULE, ROOM / (code.quietLeft() + code.modules() + code.quietRight()));
        float left = (WIDTH - code.modules() * module) / 2;
        for (BarCode.Bar bar : code.bars()) {
            content.addRect(left + bar.at() * module, BARS_BOTTOM, bar.width() * module, BARS_HEIGHT);
        }
        content.fill();
    }

    void text(PDPageContentStream content, float x, float y, Fitted text) throws IOException {
        content.beginText();
        content.setFont(typeface.font(), text.size());
        content.newLineAtOffset(x, y);
        content.showText(text.text());
        content.endText();
    }

    static void colour(PDPageContentStream content, String colour) throws IOException {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        content.setNonStrokingColor((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
    }

    /// In groups of four, as people read them out.
    private static String spaced(String number) {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
