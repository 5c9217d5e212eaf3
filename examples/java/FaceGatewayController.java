package com.example.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rules of face-verification-flow/server, as reading matter: compiled and run nowhere. Sessions, the partner's token and the
 * host's database are the interfaces at the end.
 */
@RestController
public class FaceGatewayController {
  private static final Logger AUDIT = LoggerFactory.getLogger("face-audit");
  private static final int MAX_BODY_BYTES = 450_000;
  private static final int MAX_BASE64_LENGTH = 400_000;
  private static final int ATTEMPTS_PER_HOUR = 10;
  private static final Duration ORDER_LIFETIME = Duration.ofDays(3);
  private static final Duration REPLY_LIFETIME = Duration.ofMinutes(10);
  private static final Pattern BASE64 = Pattern.compile("(?:/9j/|iVBORw0KGg|Qk)[A-Za-z0-9+/]*={0,2}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern ORDER_NO = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5)).build();
  private final StringRedisTemplate redis;
  private final Sessions sessions;
  private final PartnerTokens tokens;
  private final Verdicts verdicts;
  private final URI partner;

  FaceGatewayController(
      StringRedisTemplate redis, Sessions sessions, PartnerTokens tokens, Verdicts verdicts, URI partner) {
    this.redis = redis;
    this.sessions = sessions;
    this.tokens = tokens;
    this.verdicts = verdicts;
    this.partner = partner;
  }

  @PostMapping("/api/tech/ai/face/faceAdv")
  ResponseEntity<Object> faceAdv(
      HttpServletRequest request, @RequestHeader(value = "Idempotency-Key", required = false) String key)
      throws Exception {
    refuseOtherSites(request);
    // 1. The user is the session's. The page's userId is never read.
    String userId = sessions.findUser(request).orElseThrow(() -> new Refusal(HttpStatus.UNAUTHORIZED, "unauthorized"));
    // 2. The body is refused while it arrives, and built again field by field.
    JsonNode page = readBody(request, MAX_BODY_BYTES);
    ObjectNode body = json.createObjectNode();
    body.put("async", false).put("userId", userId).put("type", "match");
    body.set("sourcePhotoStr", readPhoto(page));
    if (!"match".equals(page.path("type").asText())) throw new Refusal(HttpStatus.FORBIDDEN, "type_not_allowed");
    if (key != null && !KEY.matcher(key).matches()) throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_request");

    // 3. A request that arrives again has the reply of the first one.
    String replyKey = "face:reply:" + userId + ":" + key;
    if (key != null && !Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(replyKey, "pending", Duration.ofMinutes(2)))) {
      return ResponseEntity.ok(json.readTree(awaitReply(replyKey)));
    }
    boolean isSent = false;
    try {
      // 4. Attempts are counted before the partner is asked, in one atomic step.
      Long attempts = redis.opsForValue().increment("face:attempts:" + userId);
      if (attempts != null && attempts == 1) redis.expire("face:attempts:" + userId, Duration.ofHours(1));
      if (attempts == null || attempts > ATTEMPTS_PER_HOUR) {
        throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too_many_attempts");
      }
      isSent = true;
      JsonNode reply = ask("/tech/ai/face/faceAdv", body, Duration.ofSeconds(45));
      JsonNode result = reply.path("data").path("result");
      String orderNo = result.path("orderNo").asText("");
      if (orderNo.isEmpty() || result.path("faceId").asText("").isEmpty()) {
        throw new Refusal(HttpStatus.BAD_GATEWAY, "partner_malformed");
      }
      // 5. The order is bound to its user before the page has it.
      String traceNo = reply.path("data").path("traceNo").asText("");
      redis.opsForHash().putAll("face:order:" + orderNo, Map.of("userId", userId, "traceNo", traceNo));
      redis.expire("face:order:" + orderNo, ORDER_LIFETIME);
      // 6. The page receives the fields that it uses, and no more.
      ObjectNode answer = success(traceNo);
      ObjectNode ticket = ((ObjectNode) answer.get("data")).putObject("result");
      for (String name : new String[] {"orderNo", "faceId", "sign", "nonce", "appId"}) {
        if (result.hasNonNull(name)) ticket.put(name, result.get(name).asText());
      }
      if (key != null) redis.opsForValue().set(replyKey, answer.toString(), REPLY_LIFETIME);
      AUDIT.info("ticketIssued user={} order={} trace={}", userId, orderNo, traceNo);
      return ResponseEntity.ok(answer);
    } catch (Exception error) {
      // An attempt that may have reached the partner is never sent again.
      if (key != null && !isSent) redis.delete(replyKey);
      throw error;
    }
  }

  @PostMapping("/api/tech/ai/face/faceAdvResult")
  ResponseEntity<Object> faceAdvResult(HttpServletRequest request) throws Exception {
    refuseOtherSites(request);
    String userId = sessions.findUser(request).orElseThrow(() -> new Refusal(HttpStatus.UNAUTHORIZED, "unauthorized"));
    String orderNo = readBody(request, 16_384).path("orderNo").asText("");
    if (!ORDER_NO.matcher(orderNo).matches()) throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_request");
    // Another's order and an unknown one have the same answer.
    Object owner = redis.opsForHash().get("face:order:" + orderNo, "userId");
    if (!userId.equals(owner)) throw new Refusal(HttpStatus.NOT_FOUND, "order_not_found");

    // getFile is not read: photo and video stay with the partner.
    ObjectNode body = json.createObjectNode().put("async", false).put("orderNo", orderNo);
    JsonNode reply = ask("/tech/ai/face/faceAdvResult", body, Duration.ofSeconds(12));
    JsonNode result = reply.path("data").path("result");
    if (result.hasNonNull("orderNo") && !orderNo.equals(result.get("orderNo").asText())) {
      throw new Refusal(HttpStatus.BAD_GATEWAY, "partner_malformed");
    }
    ObjectNode answer = success(reply.path("data").path("traceNo").asText(""));
    ObjectNode page = ((ObjectNode) answer.get("data")).putObject("result").put("orderNo", orderNo);
    String code = result.path("tencentCode").asText("");
    // No code and 66660011 are no verdict, and never a pass.
    if (!code.isEmpty() && !"66660011".equals(code)) {
      String kept = firstVerdict(orderNo, code);
      page.put("tencentCode", kept);
      // At least once, and idempotent by the order's number.
      verdicts.save(userId, orderNo, "0".equals(kept));
      AUDIT.info("verdict user={} order={} code={}", userId, orderNo, kept);
    }
    return ResponseEntity.ok(answer);
  }

  /** Keeps the first verdict of an order. */
  private String firstVerdict(String orderNo, String code) {
    String key = "face:verdict:" + orderNo;
    redis.opsForValue().setIfAbsent(key, code, ORDER_LIFETIME);
    return Optional.ofNullable(redis.opsForValue().get(key)).orElse(code);
  }

  /** Asks the partner. A 401 renews the token once; every failure is a status of the gateway's own. */
  private JsonNode ask(String path, ObjectNode body, Duration timeout) throws Exception {
    HttpResponse<String> response = send(path, body, tokens.current(), timeout);
    if (response.statusCode() == 401) response = send(path, body, tokens.renew(), timeout);
    if (response.statusCode() != 200) throw new Refusal(HttpStatus.BAD_GATEWAY, "partner_failed");
    JsonNode reply;
    try {
      reply = json.readTree(response.body());
    } catch (IOException notJson) {
      throw new Refusal(HttpStatus.BAD_GATEWAY, "partner_malformed");
    }
    boolean isSuccess =
        reply.path("errcode").asInt(-1) == 0 && "SUCCESS".equals(reply.path("data").path("status").asText());
    if (!isSuccess) throw new PartnerRefusal(reply.path("errcode").asInt(-1));
    return reply;
  }

  private HttpResponse<String> send(String path, ObjectNode body, String token, Duration timeout) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(partner.resolve(path))
            .timeout(timeout)
            .header("Authorization", token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static void refuseOtherSites(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean isForeign =
        site != null
            ? !site.equals("same-origin") && !site.equals("none")
            : origin != null && !request.getHeader("Host").equals(URI.create(origin).getAuthority());
    if (isForeign) throw new Refusal(HttpStatus.FORBIDDEN, "cross_site");
    String type = request.getContentType();
    if (type == null || !type.toLowerCase().matches("application/json\\s*(;.*)?")) {
      throw new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
    }
  }

  private JsonNode readBody(HttpServletRequest request, int maxBytes) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) throw new Refusal(HttpStatus.PAYLOAD_TOO_LARGE, "body_too_large");
    try {
      return json.readTree(bytes);
    } catch (IOException notJson) {
      throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_request");
    }
  }

  /** Only base64 in the request: a link (uri) or a path (fds) of a page's choice could be anybody's. */
  private ObjectNode readPhoto(JsonNode page) {
    JsonNode photo = page.path("sourcePhotoStr");
    String data = photo.path("data").asText("");
    if (!"self".equals(photo.path("origin").asText("self"))) throw new Refusal(HttpStatus.FORBIDDEN, "photo_not_allowed");
    if (data.length() >= MAX_BASE64_LENGTH || data.length() % 4 != 0 || !BASE64.matcher(data).matches()) {
      throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_request");
    }
    return json.createObjectNode().put("origin", "self").put("data", data);
  }

  private String awaitReply(String key) throws InterruptedException {
    for (int look = 0; look < 250; look += 1) {
      String reply = redis.opsForValue().get(key);
      if (reply != null && !"pending".equals(reply)) return reply;
      Thread.sleep(200);
    }
    throw new Refusal(HttpStatus.CONFLICT, "request_in_progress");
  }

  private ObjectNode success(String traceNo) {
    ObjectNode answer = json.createObjectNode().put("errcode", 0).put("errmsg", "SUCCESS");
    answer.putObject("data").put("status", "SUCCESS").put("traceNo", traceNo);
    return answer;
  }

  /** A refused request; an exception handler writes its status and `{ errcode, errmsg, code }`, with no-store. */
  static final class Refusal extends RuntimeException {
    final HttpStatus status;
    final String code;

    Refusal(HttpStatus status, String code) {
      super(code);
      this.status = status;
      this.code = code;
    }
  }

  /** The partner's own refusal; the handler writes 200 with `{ errcode }`, which the widget explains. */
  static final class PartnerRefusal extends RuntimeException {
    final int errcode;

    PartnerRefusal(int errcode) {
      super("errcode " + errcode);
      this.errcode = errcode;
    }
  }

  /** The host's sessions. */
  interface Sessions {
    Optional<String> findUser(HttpServletRequest request);
  }

  /** The partner's token, cached; `renew` asks once for all that wait. */
  interface PartnerTokens {
    String current();

    String renew();
  }

  /** The host's database. A repeated order changes nothing. */
  interface Verdicts {
    void save(String userId, String orderNo, boolean passed);
  }
}
