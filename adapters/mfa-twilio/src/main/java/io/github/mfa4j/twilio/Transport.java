package io.github.mfa4j.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.RestException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.mfa4j.spi.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Carries the SDK's request to Twilio: once, within a bounded time. The SDK's own transport repeats a request up to
 * three times when the answer is 5xx, though a message may have been sent by then, and sets timeouts that cannot be
 * changed.
 */
final class Transport extends HttpClient {

    /** The HTTP client's constant says ISO-8859-1, in which a receiver may then read the percent-encoded octets. */
    private static final ContentType FORM =
            ContentType.create(ContentType.APPLICATION_FORM_URLENCODED.getMimeType(), StandardCharsets.UTF_8);

    private static final int CONNECTIONS = 100;
    private static final int MAX_BODY = 64 * 1024;

    private final CloseableHttpClient client;
    private final Duration limit;
    private final UnaryOperator<URI> route;

    Transport(Duration connectTimeout, Duration responseTimeout, UnaryOperator<URI> route) {
        this.limit = connectTimeout.plus(responseTimeout);
        this.route = route;
        Timeout connect = Timeout.of(connectTimeout);
        Timeout response = Timeout.of(responseTimeout);
        this.client = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .build())
                // On an old connection that the server is just closing nobody can tell whether the message was taken.
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /** Once; and the base class would keep the last request, which holds a code and the credentials. */
    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        URI target = route.apply(URI.create(request.constructURL().toString()));
        HttpPost post = new HttpPost(target);
        post.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        post.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        post.setHeader(HttpHeaders.USER_AGENT, HttpUtility.getUserAgentString(request.getUserAgentExtensions(), true));
        post.setEntity(new StringEntity(request.encodeFormBody(), FORM));

        // A socket's timeout bounds each read, not their sum: the JDK's own timer closes the connection at the limit.
        CompletableFuture<Void> done = new CompletableFuture<>();
        var unused = done.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).whenComplete((nothing, late) -> {
            if (late != null) {
                post.cancel();
            }
        });
        HttpClientContext context = HttpClientContext.create();
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(HttpHost.create(target), post, context);
            return accepted(response);
        } catch (DeliveryException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The HTTP client notes the endpoint right before it writes to it.
            throw context.getEndpointDetails() == null
                    ? Failure.unreached(e)
                    : Failure.unanswered(e, e instanceof SocketTimeoutException || post.isCancelled());
        } finally {
            done.complete(null);
            Closer.closeQuietly(response);
        }
    }

    private static Response accepted(ClassicHttpResponse response) {
        String body = body(response.getEntity());
        int status = response.getCode();
        if (status < 200 || status > 299) {
            throw Failure.status(status, errorCode(body));
        }
        // The SDK's log of an answer takes the headers for granted.
        return new Response(body, status, response.getHeaders());
    }

    /** Once there is a status, a body that breaks off is as good as none. */
    private static String body(@Nullable HttpEntity entity) {
        try {
            byte[] bytes = EntityUtils.toByteArray(entity, MAX_BODY);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static @Nullable Integer errorCode(String body) {
        try {
            RestException error = RestException.fromJson(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), new ObjectMapper());
            return error == null ? null : error.getCode();
        } catch (TwilioException e) {
            return null;
        }
    }
}
