package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.mfa4j.testkit.SimulatedAuthenticator;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpParameters;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A client application with users of its own. */
final class Application {

    final Client http;
    private final Service service;
    private final String id;
    private final String secret;
    private final String token;

    private Application(Service service, String id, String secret, String token) {
        this.service = service;
        this.id = id;
        this.secret = secret;
        this.token = token;
        http = service.client().with(token);
    }

    /** One that has a token for all. */
    static Application at(Service service, String id, String secret) {
        return new Application(service, id, secret, token(service, Map.of("client_id", id, "client_secret", secret)));
    }

    /** The same application with a token for these scopes alone. */
    Client narrowed(String scopes) {
        return service.client().with(token(service, Map.of("client_id", id, "client_secret", secret, "scope", scopes)));
    }

    private static String token(Service service, Map<String, String> credentials) {
        return service.client().post("/auth", credentials).is(200).text("access_token");
    }

    String token() {
        return token;
    }

    /** What is said of a user: then names and values. */
    Map<String, String> about(String user, String... members) {
        Map<String, String> body = new HashMap<>(Map.of("client_id", id, "user_id", user));
        for (int i = 0; i < members.length; i += 2) {
            body.put(members[i], members[i + 1]);
        }
        return body;
    }

    Answer post(String path, String user, String... members) {
        return http.post(path, about(user, members));
    }

    Answer verify(String user, String code) {
        return post("/mfa/verify", user, "code", code);
    }

    boolean accepts(String user, String code) {
        Answer answer = verify(user, code).is(200);
        boolean accepted = answer.text("status").equals("success");
        assertThat(answer.text("message")).isEqualTo(accepted ? "Code accepted" : "Invalid code");
        return accepted;
    }

    boolean isOn(String user) {
        Answer status =
                http.get("/mfa/status?client_id=" + id + "&user_id=" + user).is(200);
        assertThat(status.json().path("mfa_enabled").isBoolean()).isTrue();
        return status.json().path("mfa_enabled").asBoolean();
    }

    /** An authenticator with the secret of a registration or renewal. */
    SimulatedAuthenticator typed(Answer shown) {
        assertThat(shown.is(200).text("secret")).matches("[A-Z2-7]{32}");
        return new SimulatedAuthenticator(
                OtpSecret.ofBase32(shown.text("secret")), TotpParameters.DEFAULT, service.time());
    }

    /** A user with an authenticator that is on. */
    SimulatedAuthenticator enrolled(String user, String... members) {
        SimulatedAuthenticator app = typed(post("/mfa/register", user, members));
        assertThat(accepts(user, app.code())).isTrue();
        return app;
    }

    HttpResponse<byte[]> fetch(String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a phone reads in the picture. */
    static String decoded(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int width = image.getWidth();
            int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
            var bitmap =
                    new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels)));
            // Of a file, not of a photo: looking for the code in it, the reader misses one of some thousands.
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReaderException e) {
            throw new IllegalStateException("there is no code in the picture", e);
        }
    }
}
