package org.planledger.kernel.problem;

import java.net.URI;
import java.util.Locale;

/// The closed catalogue of problems (RFC 9457) that the services answer with. A code is never renamed or
/// re-meant: it is the stable `type` of the answer, `urn:plan-ledger:problem:<code>`.
public enum ProblemType {
    MALFORMED_REQUEST(400, "请求无法读取", "The request cannot be read"),
    INVALID_REQUEST(400, "请求内容有误", "The request has faults"),
    UNAUTHORIZED(401, "未登录或令牌无效", "The caller has not shown who they are"),
    FORBIDDEN(403, "无权进行此操作", "The caller may not do this"),
    NOT_FOUND(404, "没有此项内容", "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "此地址不支持该方法", "The address does not take this method"),
    NOT_ACCEPTABLE(406, "不能以所要求的格式回答", "The answer is not available in the requested format"),
    TOO_SLOW(408, "请求到达过慢", "The request arrives too slowly"),
    CONFLICT(409, "与现有内容冲突", "It conflicts with what is there"),
    GONE(410, "所求内容已不再保留", "What was asked for is no longer kept"),
    CURSOR_EXPIRED(410, "变更游标过旧，须从头读起", "The cursor is too old: begin anew"),
    PRECONDITION_FAILED(412, "内容已被他人修改", "It was changed in the meantime"),
    TOO_LARGE(413, "请求过大", "The request is too large"),
    ADDRESS_TOO_LONG(414, "地址过长", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型", "The content type is not supported"),
    TOO_MANY_REQUESTS(429, "请求过于频繁", "There are too many requests"),
    HEADERS_TOO_LARGE(431, "请求头过大", "The headers are too large"),
    UNPROCESSABLE(422, "内容不符合规则", "The content breaks a rule"),
    INTERNAL(500, "服务内部错误", "The service failed"),
    UNAVAILABLE(503, "服务暂不可用", "The service cannot answer now");

    private final int status;
    private final Text title;

    ProblemType(int status, String chineseTitle, String englishTitle) {
        this.status = status;
        this.title = new Text(chineseTitle, englishTitle);
    }

    public int status() {
        return status;
    }

    public Text title() {
        return title;
    }

    /// The stable name, the last part of [#uri].
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create("urn:plan-ledger:problem:" + code());
    }

    /// The entry that answers with the given HTTP status: the entry of that status, or the one for its class.
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status && type != INVALID_REQUEST) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : MALFORMED_REQUEST;
    }
}
