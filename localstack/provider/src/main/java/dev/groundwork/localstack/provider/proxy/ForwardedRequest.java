package dev.groundwork.localstack.provider.proxy;

import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;

/**
 * A client's request as it goes on to an app. What the client claims of who it is and where it came from is left out, and so is
 * {@code Expect}: this server answers it itself, when it reads the body.
 */
final class ForwardedRequest extends Request.Wrapper {

    private final HttpFields headers;

    ForwardedRequest(Request request) {
        super(request);
        var kept = HttpFields.build(request.getHeaders());
        for (var fields = kept.iterator(); fields.hasNext(); ) {
            if (isOfThisHop(fields.next())) {
                fields.remove();
            }
        }
        this.headers = kept.asImmutable();
    }

    private static boolean isOfThisHop(HttpField field) {
        return field.getName().toLowerCase(Locale.ROOT).startsWith("x-forwarded-")
                || HttpHeader.FORWARDED.is(field.getName())
                || HttpHeader.EXPECT.is(field.getName());
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    /** Tells whether a request asks for another protocol on its connection. */
    static boolean upgrades(Request request) {
        return request.getHeaders().contains(HttpHeader.CONNECTION, HttpHeaderValue.UPGRADE.asString())
                && request.getHeaders().contains(HttpHeader.UPGRADE);
    }
}
