package org.offhook.phone.board.diagram;

import java.util.Locale;

/** Writes SVG, one element a line. Lengths are pixels, whole ones. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title) {
        out.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
                        .formatted(width, height, width, height));
        out.append("<title>").append(escaped(title)).append("</title>\n");
    }

    void style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
    }

    void rect(String style, int x, int y, int width, int height, int radius, String fill) {
        element("<rect%s x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"%s/>"
                .formatted(named(style), x, y, width, height, radius, filled(fill)));
    }

    void circle(String style, int x, int y, int radius, String fill) {
        element("<circle%s cx=\"%d\" cy=\"%d\" r=\"%d\"%s/>".formatted(named(style), x, y, radius, filled(fill)));
    }

    void text(String style, int x, int y, String text) {
        element("<text%s x=\"%d\" y=\"%d\">%s</text>".formatted(named(style), x, y, escaped(text)));
    }

    void path(String style, String data, String stroke) {
        element("<path%s d=\"%s\"%s/>"
                .formatted(named(style), data, stroke.isEmpty() ? "" : " stroke=\"" + stroke + "\""));
    }

    void line(String style, int x1, int y1, int x2, int y2, String stroke) {
        path(style, "M%d %dL%d %d".formatted(x1, y1, x2, y2), stroke);
    }

    String end() {
        return out + "</svg>\n";
    }

    private void element(String text) {
        out.append(text).append('\n');
    }

    private static String named(String style) {
        return style.isEmpty() ? "" : " class=\"" + style.toLowerCase(Locale.ROOT) + "\"";
    }

    private static String filled(String fill) {
        return fill.isEmpty() ? "" : " fill=\"" + fill + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
