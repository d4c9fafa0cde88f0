package dev.groundwork.localstack.runner.cloud;

import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpResponse;
import java.util.ArrayList;

/** From the answer of a stand-in to one of HTTP. */
public final class Responses {

    private Responses() {}

    /** The same answer. */
    public static HttpResponse of(CloudResponse answer) {
        var lines = new ArrayList<HttpHeaders.Line>();
        answer.headers().forEach((name, value) -> lines.add(new HttpHeaders.Line(name, value)));
        return new HttpResponse(answer.status(), new HttpHeaders(lines), answer.body());
    }
}
