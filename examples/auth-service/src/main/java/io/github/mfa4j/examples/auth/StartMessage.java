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
        String scheme = environment.containsProperty("server.ssl.bundle") ? "https" : "http";
        String host = environment.getProperty("server.address", "localhost");
        LOG.info(
                "open {}://{}:{}/ for the pages, and /swagger-ui.html there for the API",
                scheme,
                host.contains(":") ? "[" + host + "]" : host,
                environment.getProperty("local.server.port"));
        Path outbox = properties.mail().outbox();
        if (outbox != null) {
            LOG.info("mails are written as files to {}", outbox);
        }
        if (!properties.production()) {
            LOG.warn("this is a service for development: keys lie in the data folder, and a client has a known secret");
        }
    }
}
