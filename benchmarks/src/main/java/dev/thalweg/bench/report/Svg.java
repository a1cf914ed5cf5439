// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The few shapes that a chart needs, over the JDK's writer of XML.
///
/// No library fits: XChart draws SVG through VectorGraphics2D, which is under the LGPL; JFreeChart is under it itself.
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final double RADIUS = 4;

    private final XMLStreamWriter xml;

    Svg(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void open(int width, int height) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attribute("viewBox", "0 0 " + width + " " + height);
        attribute("font-family", "sans-serif");
        attribute("font-size", "12");
        xml.writeEmptyElement("rect");
        attribute("width", "100%");
        attribute("height", "100%");
        attribute("fill", "#fff");
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
        xml.flush();
    }

    void line(double x1, double y1, double x2, double y2, String color) throws XMLStreamException {
        xml.writeEmptyElement("line");
        attribute("x1", number(x1));
        attribute("y1", number(y1));
        attribute("x2", number(x2));
        attribute("y2", number(y2));
        attribute("stroke", color);
    }

    /// A point that tells its title when the mouse rests on it.
    void dot(double x, double y, String color, String title) throws XMLStreamException {
        xml.writeStartElement("circle");
        attribute("cx", number(x));
        attribute("cy", number(y));
        attribute("r", number(RADIUS));
        attribute("fill", color);
        xml.writeStartElement("title");
        xml.writeCharacters(title);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    void text(double x, double y, String anchor, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        attribute("x", number(x));
        attribute("y", number(y));
        attribute("text-anchor", anchor);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
