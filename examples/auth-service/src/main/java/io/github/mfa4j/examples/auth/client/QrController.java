package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.qr.QrCode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /mfa/qr/…}: the picture of a secret, for whoever has its address, once. */
@RestController
@Tag(name = "client applications")
class QrController {

    private static final int PIXELS = 320;

    private final QrLinks links;

    QrController(QrLinks links) {
        this.links = links;
    }

    @GetMapping(path = "/mfa/qr/{token}", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] picture(@PathVariable String token, HttpMethod method) throws HttpRequestMethodNotSupportedException {
        if (!method.equals(HttpMethod.GET)) {
            // HEAD comes here, too, and whoever only looks whether a link works would use it up.
            throw new HttpRequestMethodNotSupportedException(method.name(), List.of(HttpMethod.GET.name()));
        }
        return links.take(token)
                .map(uri -> QrCode.of(uri).toPng(PIXELS))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not_found", "There is nothing here."));
    }
}
