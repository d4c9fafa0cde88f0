package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the header fields that CloudFront adds to the web pages
 * (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudfront-responseheaderspolicy.html">AWS</a>).
 */
final class PageHeadersReader {

    private PageHeadersReader() {}

    static Map<String, String> headers(Properties policy) {
        var config = policy.allow("ResponseHeadersPolicyConfig")
                .child("ResponseHeadersPolicyConfig")
                .allow("Name", "Comment", "SecurityHeadersConfig", "CustomHeadersConfig");
        var headers = new LinkedHashMap<String, String>();
        security(config.child("SecurityHeadersConfig"), headers);
        var items = config.child("CustomHeadersConfig").allow("Items");
        for (var item : items.list("Items")) {
            var header = Properties.of(items.where() + ".Items", item).allow("Header", "Value", "Override");
            headers.put(header.requiredText("Header"), header.requiredText("Value"));
        }
        return headers;
    }

    private static void security(Properties config, Map<String, String> headers) {
        config.allow(
                "ContentSecurityPolicy",
                "ContentTypeOptions",
                "FrameOptions",
                "ReferrerPolicy",
                "StrictTransportSecurity");
        config.child("ContentSecurityPolicy")
                .text("ContentSecurityPolicy")
                .ifPresent(policy -> headers.put("Content-Security-Policy", policy));
        if (config.has("ContentTypeOptions")) {
            headers.put("X-Content-Type-Options", "nosniff");
        }
        config.child("FrameOptions").text("FrameOption").ifPresent(option -> headers.put("X-Frame-Options", option));
        config.child("ReferrerPolicy")
                .text("ReferrerPolicy")
                .ifPresent(policy -> headers.put("Referrer-Policy", policy));
        if (config.has("StrictTransportSecurity")) {
            headers.put("Strict-Transport-Security", transport(config.child("StrictTransportSecurity")));
        }
    }

    private static String transport(Properties transport) {
        transport.allow("AccessControlMaxAgeSec", "IncludeSubdomains", "Preload", "Override");
        return "max-age=" + transport.requiredText("AccessControlMaxAgeSec")
                + (transport.flag("IncludeSubdomains", false) ? "; includeSubDomains" : "")
                + (transport.flag("Preload", false) ? "; preload" : "");
    }
}
