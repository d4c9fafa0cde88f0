package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.cloud.ses.Mail;
import dev.groundwork.localstack.cloud.ses.Mailbox;
import dev.groundwork.localstack.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/mail}: the mails that were sent, and the HTML of one as a page of its own. */
final class MailRoutes {

    /** A mail brings its styles with it, and nothing of it runs, loads anything or is on our origin. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;

    MailRoutes(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void addTo(ControlApi api) {
        api.add("GET", "mail", this::list);
        api.add("GET", "mail/{}/html", this::html);
        api.add("DELETE", "mail", r -> {
            mailbox.clear();
            return Optional.empty();
        });
    }

    private Optional<Object> list(ControlRequest request) {
        var to = Optional.ofNullable(request.query().get("to")).filter(address -> !address.isEmpty());
        List<Mail> mails = to.map(mailbox::to).orElseGet(mailbox::all);
        return Optional.of(Map.of(
                "items",
                mails.stream()
                        .limit(request.limit(Mailbox.LIMIT, Mailbox.LIMIT))
                        .toList()));
    }

    /** Links open beside the page that shows the mail. */
    private Optional<Object> html(ControlRequest request) {
        var id = request.segments().get(1);
        var mail = mailbox.find(id).orElseThrow(() -> new RefusedException(404, "there is no mail " + id));
        return Optional.of(HttpResponse.of(200, "text/html; charset=utf-8", "<base target=\"_blank\">" + mail.html())
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer"));
    }
}
