package io.github.mfa4j.examples.auth.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes nothing between the chunks of a body and after them (RFC 9112 section 7.1): Tomcat would read it at the pace of whoever sends
 * it, past all limits of ours. No client needs either.
 */
@Component
class ChunkLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxExtensionSize", "0");
            connector.setProperty("maxTrailerSize", "2"); // The end of the last line counts.
        });
    }
}
