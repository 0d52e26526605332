package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.Guard;
import cn.etown.governance.interfaces.domain.InterfaceMove;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.interfaces.domain.Mover;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a move that the life of an interface knows. */
@Schema(
        description = "状态变更规则: one move of the life of an interface, who may make it and what guards it",
        examples = """
        {"move": "BUILD", "from": "APPROVED", "to": "BUILT", "movers": ["OPERATOR"],
         "evidenceAsked": true, "sunsetAsked": false,
         "guards": [{"guard": "EVIDENCE_GIVEN", "clause": "R3.2f", "evidence": "GIVEN",
                     "zh": "办理人写明依据（链接或文号）",
                     "en": "Who moves it names what shows that this is right: a link or file number"}]}""")
public record InterfaceMoveView(
        @Schema(description = "变更: its name, stable", examples = "BUILD")
        InterfaceMove move,

        @Schema(description = "原状态") InterfaceState from,
        @Schema(description = "目标状态") InterfaceState to,

        @Schema(description = "办理人: OPERATOR 操作员, GOVERNOR 治理员, MONITORING 监测服务; each alone may make it")
        List<Mover> movers,

        @Schema(description = "是否须写明依据: whether who makes it names evidence in the request")
        boolean evidenceAsked,

        @Schema(description = "是否须设下线日期: whether who makes it sets a sunset in the request")
        boolean sunsetAsked,

        @Schema(description = "条件: all must hold") List<GuardView> guards) {

    /** What must hold for a move. */
    @Schema(name = "InterfaceGuard", description = "条件: what must hold for a move, in both languages")
    public record GuardView(
            @Schema(description = "条件: its name, stable", examples = "CONTRACT_APPROVED")
            Guard guard,

            @Schema(description = "条款", examples = "R3.2f") String clause,

            @Schema(description = "依据来源: GIVEN 由办理人写明, FOUND 由平台查明并记入历史, RECORDED 平台登记可证")
            Guard.Evidence evidence,

            @Schema(description = "中文") String zh,
            @Schema(description = "英文") String en) {

        private static GuardView of(Guard guard) {
            return new GuardView(
                    guard,
                    guard.clause(),
                    guard.evidence(),
                    guard.meaning().zh(),
                    guard.meaning().en());
        }
    }

    static InterfaceMoveView of(InterfaceMove move) {
        return new InterfaceMoveView(
                move,
                move.from(),
                move.to(),
                List.copyOf(move.movers()),
                move.guards().contains(Guard.EVIDENCE_GIVEN),
                move.guards().contains(Guard.SUNSET_SET),
                move.guards().stream().map(GuardView::of).toList());
    }
}
