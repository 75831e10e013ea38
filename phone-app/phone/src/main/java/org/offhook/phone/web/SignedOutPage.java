package org.offhook.phone.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.offhook.phone.web.http.HttpAnswer;

/**
 * What a person without token sees. Every address needs the token, so this page brings its style with it, and its content
 * security policy allows just that one, by its hash. Immutable.
 */
final class SignedOutPage {

    private static final String BEGIN = "<style>";

    private final String html;
    private final String policy;

    SignedOutPage() {
        try (InputStream in = SignedOutPage.class.getResourceAsStream("page/signed-out.html")) {
            html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String style = html.substring(html.indexOf(BEGIN) + BEGIN.length(), html.indexOf("</style>"));
        policy = "default-src 'none'; style-src 'sha256-" + hash(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** @param sentence of ours, why it is shown */
    HttpAnswer because(String sentence) {
        return HttpAnswer.of(401, "text/html; charset=utf-8", html.replace("{sentence}", sentence))
                .with("Content-Security-Policy", policy);
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
