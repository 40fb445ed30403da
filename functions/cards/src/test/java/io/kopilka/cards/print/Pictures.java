package io.kopilka.cards.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// PDF as a printer and a scanner see it.
final class Pictures {

    /// What a plain office printer does.
    static final int DPI = 300;

    private static final double DOTS_IN_MM = DPI / 25.4;

    private Pictures() {}

    /// The pages as pictures.
    static List<BufferedImage> of(byte[] pdf, int... pages) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pictures = new ArrayList<>();
            for (int page : pages) {
                pictures.add(renderer.renderImageWithDPI(page, DPI, ImageType.RGB));
            }
            return pictures;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The texts of a document.
    static String texts(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The cards of a sheet, cut out: two by five, the first row first.
    static List<BufferedImage> cut(BufferedImage sheet, int count) {
        double left = (210 - 2 * 85.60 - 4) / 2;
        double top = (297 - 5 * 53.98 - 4 * 2) / 2;
        List<BufferedImage> cards = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            double x = left + place % 2 * (85.60 + 4);
            double y = top + Math.floorDiv(place, 2) * (53.98 + 2);
            cards.add(
                    sheet.getSubimage((int) (x * DOTS_IN_MM), (int) (y * DOTS_IN_MM), (int) (85.60 * DOTS_IN_MM), (int)
                            (53.98 * DOTS_IN_MM)));
        }
        return cards;
    }

    /// What a scanner reads of a picture.
    static Result scan(BufferedImage picture) {
        try {
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))),
                            Map.of(
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.EAN_13, BarcodeFormat.CODE_128)));
        } catch (NotFoundException nothing) {
            throw new AssertionError("no bar code can be read", nothing);
        }
    }
}
