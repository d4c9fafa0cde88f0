package dev.groundwork.mail.template;

import java.util.List;
import java.util.Optional;

/**
 * The contents of a mail, before it becomes text and HTML. All of it is plain text.
 *
 * @param subject the subject
 * @param paragraphs the paragraphs
 * @param button the link that asks to be followed, if there is one
 * @param footer the reason why the reader gets it
 */
public record MailTemplate(String subject, List<String> paragraphs, Optional<Button> button, String footer) {

    public MailTemplate {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * A link that asks to be followed.
     *
     * @param label the action
     * @param url the target
     */
    public record Button(String label, String url) {}

    /** Renders plain text. */
    public String text() {
        var text = new StringBuilder();
        paragraphs.forEach(p -> text.append(p).append("\n\n"));
        button.ifPresent(
                b -> text.append(b.label()).append(":\n").append(b.url()).append("\n\n"));
        return text.append("-- \n").append(footer).append("\n").toString();
    }

    /** Renders HTML that reads well on a phone and in dark mode, without pictures or scripts. */
    public String html() {
        var html = new StringBuilder(LAYOUT_HEAD.formatted(escaped(subject)));
        paragraphs.forEach(p -> html.append("<p>").append(escaped(p)).append("</p>\n"));
        button.ifPresent(b -> html.append(BUTTON.formatted(escaped(b.url()), escaped(b.label()), escaped(b.url()))));
        return html.append(LAYOUT_FOOT.formatted(escaped(footer))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static final String LAYOUT_HEAD = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        </head>
        <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
        <div style="max-width:560px;margin:0 auto">
        """;

    private static final String BUTTON = """
        <p><a href="%s" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0d6b63;color:#ffffff;text-decoration:none">%s</a></p>
        <p style="font-size:14px;word-break:break-all">Or copy this address into your browser: %s</p>
        """;

    private static final String LAYOUT_FOOT = """
        <hr style="border:0;border-top:1px solid #888888">
        <p style="font-size:13px">%s</p>
        </div>
        </body>
        </html>
        """;
}
