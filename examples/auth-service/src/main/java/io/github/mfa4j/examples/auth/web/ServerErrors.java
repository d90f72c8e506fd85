package io.github.mfa4j.examples.auth.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before it knows which application is asked, such as a path that cannot be decoded. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // After Boot's own, so that this one reports first.
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(ServerErrors.class);

    private final JsonMapper json;
    private final HeaderWriter headers;

    ServerErrors(JsonMapper json, HeaderWriter headers) {
        this.json = json;
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReport(json, headers)));
    }

    private static final class ProblemReport extends ErrorReportValve {

        private final JsonMapper json;
        private final HeaderWriter headers;

        ProblemReport(JsonMapper json, HeaderWriter headers) {
            this.json = json;
            this.headers = headers;
        }

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                // The path is not repeated: it is one that cannot be read.
                byte[] body =
                        json.writeValueAsString(Problem.of(status).body("/")).getBytes(StandardCharsets.UTF_8);
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                headers.writeHeaders(request, response);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException e) {
                LOG.debug("the client is gone", e);
            }
        }
    }
}
