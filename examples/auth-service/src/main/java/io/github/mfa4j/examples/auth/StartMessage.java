package io.github.mfa4j.examples.auth;

import io.github.mfa4j.examples.auth.settings.AuthProperties;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the service is, once it is there. */
@Component
class StartMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Environment environment;
    private final AuthProperties properties;

    StartMessage(Environment environment, AuthProperties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info(
                "open {}/ for the pages, and /swagger-ui.html there for the API",
                properties.publicUrl() == null ? ownAddress() : properties.publicUrl());
        if (properties.developmentCertificate() != null) {
            LOG.warn(
                    "the certificate is signed by nobody and for development only; its SHA-256 fingerprint is {}",
                    properties.developmentCertificate());
        }
        Path outbox = properties.mail().outbox();
        if (outbox != null) {
            LOG.info("mails are written as files to {}", outbox);
        }
        if (!properties.production()) {
            LOG.warn("this is a service for development: keys that are not set lie in the data folder");
        }
        if (properties.local()) {
            LOG.warn("only this machine can reach it: unless MFA_CLIENTS is set, a client has a known secret");
        }
    }

    private String ownAddress() {
        String scheme = environment.containsProperty("server.ssl.bundle") ? "https" : "http";
        String address = environment.getProperty("server.address", "127.0.0.1");
        // All addresses of this machine are none that can be opened.
        String host = address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0") ? "localhost" : address;
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.getProperty("local.server.port");
    }
}
