package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.RequirementsView.MissingView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a move that leaves the state in which an interface is. */
@Schema(description = "可办理的变更: a move out of the state of an interface, and what keeps the reader from making it")
public record PossibleMoveView(
        @Schema(description = "变更") InterfaceMoveView move,

        @Schema(description = "本人可否办理: whether the reader is of those who may make it")
        boolean mine,

        @Schema(
                description =
                        "尚缺: the guards that do not hold today, but those that the request itself meets (GIVEN) and, where"
                                + " the reader may not make the move, ANOTHER_PERSON")
        List<MissingView> missing) {}
