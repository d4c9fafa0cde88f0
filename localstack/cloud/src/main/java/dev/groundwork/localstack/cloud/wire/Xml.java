package dev.groundwork.localstack.cloud.wire;

/** Writes the small XML answers of AWS's older protocols; every text is escaped. */
public final class Xml {

    private final StringBuilder out = new StringBuilder();

    /** A document that begins with its declaration. */
    public static Xml document() {
        var xml = new Xml();
        xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return xml;
    }

    /** Opens an element. */
    public Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    /** Opens an element in a namespace. */
    public Xml open(String name, String namespace) {
        out.append('<')
                .append(name)
                .append(" xmlns=\"")
                .append(escaped(namespace))
                .append("\">");
        return this;
    }

    /** An element with a text. */
    public Xml text(String name, String text) {
        open(name);
        out.append(escaped(text));
        return close(name);
    }

    /** Closes an element. */
    public Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
