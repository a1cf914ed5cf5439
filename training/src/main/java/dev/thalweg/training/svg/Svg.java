// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.svg;

import java.util.Locale;

/// A drawing of the few shapes that charts need, on white. Shapes lie over those that were drawn before them.
///
/// No library fits: XChart draws SVG through VectorGraphics2D, which is under the LGPL; JFreeChart is under it itself; both need
/// `java.desktop`.
public final class Svg {
    private static final double RADIUS = 4;

    private final StringBuilder text = new StringBuilder();

    /// An empty drawing.
    ///
    /// @param width its width in pixels, unless it is scaled
    /// @param height its height
    /// @param title what it shows, for those who cannot see it
    public Svg(int width, int height, String title) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        title(title);
        text.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    private void title(String title) {
        text.append("<title>").append(escaped(title)).append("</title>");
    }

    /// A line.
    ///
    /// @param x1 where it begins
    /// @param y1 where it begins
    /// @param x2 where it ends
    /// @param y2 where it ends
    /// @param stroke how it looks
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), stroke);
    }

    /// A curve through points; it is broken where a point is NaN.
    ///
    /// @param x where the points are
    /// @param y where they are
    /// @param stroke how it looks
    public void curve(double[] x, double[] y, Stroke stroke) {
        StringBuilder path = new StringBuilder();
        boolean joined = false;
        for (int i = 0; i < x.length; i++) {
            boolean drawn = !Double.isNaN(y[i]);
            if (drawn) {
                path.append(joined ? 'L' : 'M').append(number(x[i])).append(' ').append(number(y[i]));
            }
            joined = drawn;
        }
        path(path.toString(), stroke);
    }

    private void path(String path, Stroke stroke) {
        text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(stroke.color())
                .append("\" stroke-width=\"").append(number(stroke.width())).append("\" stroke-linejoin=\"round\"")
                .append(stroke.dashed() ? " stroke-dasharray=\"6 4\"/>\n" : "/>\n");
    }

    /// A point that tells its title when the mouse rests on it.
    ///
    /// @param x where it is
    /// @param y where it is
    /// @param color its color
    /// @param title what it tells
    public void dot(double x, double y, String color, String title) {
        text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"")
                .append(number(RADIUS)).append("\" fill=\"").append(color).append("\">");
        title(title);
        text.append("</circle>\n");
    }

    /// A word or a line of text.
    ///
    /// @param x where its anchor is
    /// @param y where its base line is
    /// @param anchor which part of it is at `x`
    /// @param words what it says
    public void text(double x, double y, Anchor anchor, String words) {
        text(x, y, anchor, "#333", words);
    }

    /// A text in a color.
    ///
    /// @param x where its anchor is
    /// @param y where its base line is
    /// @param anchor which part of it is at `x`
    /// @param color its color
    /// @param words what it says
    public void text(double x, double y, Anchor anchor, String color, String words) {
        text.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT)).append("\" fill=\"").append(color).append("\">")
                .append(escaped(words)).append("</text>\n");
    }

    /// A text over lines, which keep a little away from it.
    ///
    /// @param x where its anchor is
    /// @param y where its base line is
    /// @param anchor which part of it is at `x`
    /// @param color its color
    /// @param words what it says
    public void label(double x, double y, Anchor anchor, String color, String words) {
        text.append("<g stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">\n");
        text(x, y, anchor, color, words);
        text.append("</g>\n");
    }

    /// A line of text in large letters.
    ///
    /// @param x where it begins
    /// @param y where its base line is
    /// @param words what it says
    public void heading(double x, double y, String words) {
        text.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" font-size=\"16\" font-weight=\"bold\" fill=\"#222\">").append(escaped(words))
                .append("</text>\n");
    }

    /// Draws shapes of which only the part inside a rectangle shows.
    ///
    /// @param x its left edge
    /// @param y its upper edge
    /// @param width its width
    /// @param height its height
    /// @param shapes draws on this drawing
    public void within(double x, double y, double width, double height, Runnable shapes) {
        text.append("<clipPath id=\"frame\"><rect x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height))
                .append("\"/></clipPath>\n<g clip-path=\"url(#frame)\">\n");
        shapes.run();
        text.append("</g>\n");
    }

    /// The document.
    ///
    /// @return SVG, ended with a line break
    public String document() {
        return text + "</svg>\n";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String number(double number) {
        String digits = String.format(Locale.ROOT, "%.1f", number);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    /// Which part of a text is where it is put.
    public enum Anchor {
        /// Its beginning.
        START,
        /// Its middle.
        MIDDLE,
        /// Its end.
        END
    }

    /// How a line looks.
    ///
    /// @param color its color, such as `#1f6fb4`
    /// @param width how wide it is
    /// @param dashed whether it is dashed
    public record Stroke(String color, double width, boolean dashed) {
        /// A thin line.
        ///
        /// @param color its color
        /// @return a stroke of one pixel
        public static Stroke thin(String color) {
            return new Stroke(color, 1, false);
        }
    }
}
