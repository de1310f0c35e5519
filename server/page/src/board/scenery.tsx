import { look } from "../gen/look";
import { Stage } from "../room/state";
import { type DoorCall, useCommandContext } from "../seat/commandContext";
import { t } from "../t";
import { Shape } from "../ui/shape";
import { HatPicture } from "../write/hat";
import { isWorking } from "./geometry";

const { table, hat_on_table, hat_on_stool, doorway } = look.place;
const { left, right, top, bottom } = doorway;
const { floor, work } = look;
const MOST_PEOPLE = 24;

/** Lower edges of the boards with the wall at its usual height. */
const PLANKS = [262, 306, 359, 420, 488, 561, 639, 722, 809];

/** Draws wall, floor, table, hat, door, and the people along the wall. Wall, door, people, and hat are small while elephants need the
 * floor. */
export function Scenery() {
  const context = useCommandContext();
  const { session } = context;
  const header = session.view.header.value;
  const groups = session.view.groups.value;
  const people = session.view.people.value.filter((each) => each.who.role < 4);
  const stage = header?.stage ?? 0;
  const out = groups.porch.length + groups.gone.length;
  const working = isWorking(header, groups.room.length);
  const filling = !working && (header?.pours ?? 0) === 0 && stage <= Stage.spot;
  const hatAt = filling ? hat_on_table : working ? work.hat : hat_on_stool;
  const hat = session.live.hat.value;
  const wall = working ? work.wall : floor.wall;
  const door = working ? work.door : { scale: 1, x: 0, y: 0 };
  const light = { x: door.x + left * door.scale, right: door.x + right * door.scale, y: door.y + bottom * door.scale };
  return (
    <div class="scenery">
      <svg class="scene" viewBox="0 0 1600 900" aria-hidden="true">
        <defs>
          <linearGradient id="floor-light" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" class="stop-floor" />
            <stop offset="1" class="stop-floor-low" />
          </linearGradient>
          <linearGradient id="wall-light" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" class="stop-wall" />
            <stop offset="1" class="stop-wall-low" />
          </linearGradient>
          <linearGradient id="day-light" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" class="stop-sky" />
            <stop offset="0.7" class="stop-sky-low" />
          </linearGradient>
        </defs>
        <rect width="1600" height={wall} fill="url(#wall-light)" />
        <rect y={wall} width="1600" height={floor.height - wall} fill="url(#floor-light)" />
        <g class="planks">
          {PLANKS.map((plank) => {
            const y = wall + ((plank - floor.wall) * (floor.height - wall)) / (floor.height - floor.wall);
            return <line key={plank} x1="0" x2="1600" y1={y} y2={y} />;
          })}
        </g>
        <rect y={wall - 10} width="1600" height="12" class="skirting" />
        <path
          d={`M${light.x + 4} ${light.y}H${light.right - 4}L1600 ${light.y + 178 * door.scale}V900H${light.x - 262 * ((900 - light.y) / 378)}z`}
          class="daylight"
        />
        <g transform={`translate(${door.x} ${door.y}) scale(${door.scale})`}>
          <Door call={context.doorCall.value} />
        </g>
        <ellipse cx={table.x} cy={table.y + 30} rx={table.width / 2} ry={table.height / 2} class="table-shadow" />
        <ellipse cx={table.x} cy={table.y + 6} rx={table.width / 2} ry={table.height / 2} class="table-edge" />
        <ellipse cx={table.x} cy={table.y} rx={table.width / 2 - 22} ry={table.height / 2 - 14} class="table-top" />
      </svg>
      <ul class={`standing ${people.length > 12 ? "is-crowded" : ""}`} aria-hidden="true">
        {people.slice(0, MOST_PEOPLE).map((each) => (
          <li key={each.who.participant} class={each.who.participant === session.seat.participant ? "is-me" : ""}>
            <Shape department={each.who.department} label={each.shown.letters} />
          </li>
        ))}
        {people.length > MOST_PEOPLE && (
          <li class="more">{t("board.more_people", { n: people.length - MOST_PEOPLE })}</li>
        )}
      </ul>
      {stage < Stage.close && (
        <div
          class={`board-hat ${filling ? "on-table" : ""}`}
          style={{ "--x": hatAt.x, "--y": hatAt.y }}
          aria-hidden="true"
        >
          <HatPicture />
          {hat > 0 && <span class="hat-step">{t("hat.short", { n: hat })}</span>}
        </div>
      )}
      {context.doorCall.value === "none" ? (
        <p class="door-count">{out > 0 ? t("board.out", { n: out }) : ""}</p>
      ) : (
        <p class="door-call">{t(context.doorCall.value === "takes" ? "door.let_go" : "door.drop")}</p>
      )}
    </div>
  );
}

/** The door. It opens wide and is highlighted while something is dragged that can be dropped on it. */
function Door({ call }: { call: DoorCall }) {
  const [width, height] = [right - left, bottom - top];
  return (
    <g class={`door is-${call}`}>
      <rect x={left - 14} y={top - 14} width={width + 28} height={height + 14} rx="8" class="door-frame" />
      <rect x={left} y={top} width={width} height={height} fill="url(#day-light)" />
      <circle cx={right - 44} cy={top + 46} r="22" class="sun" />
      <path
        d={`M${left} ${bottom - 92}q${width / 4} -52 ${width / 2} -14q${width / 4} -38 ${width / 2} 0V${bottom}H${left}z`}
        class="meadow"
      />
      <path d={`M${left + 92} ${bottom}q-6 -60 20 -104`} class="path" />
      <rect x={left} y={top} width={width} height={height} class="door-light" />
      <g class="door-leaf-swing" style={{ transformOrigin: `${left}px ${top}px` }}>
        <path d={`M${left} ${top}l-64 26V${bottom + 36}l64 -36z`} class="door-leaf" />
        <circle cx={left - 52} cy="356" r="6" class="knob" />
      </g>
      <rect x={left - 7} y={top - 7} width={width + 14} height={height + 10} rx="8" class="door-ring" />
    </g>
  );
}
