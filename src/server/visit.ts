import type { JsonValue } from '../client/apiOptions.js';
import type { VerificationType } from '../flow/model.js';
import type { Audit } from './audit.js';
import type { FaceExposure, FacePhotoRules, FaceSession, FaceSubject } from './gatewayOptions.js';
import type { Orders } from './orders.js';
import type { AskPartner } from './partner.js';
import type { Verdicts } from './verdicts.js';

/** A user's request under way. */
export interface Visit {
  readonly request: Request;
  readonly session: FaceSession;
  /** Writes a line about this request into the audit log. */
  readonly note: Audit;
}

/** Limits with their defaults. */
interface GatewayLimits {
  readonly attemptsPerHour: number;
  readonly queriesPerMinute: number;
  readonly maxBodyBytes: number;
}

/** Parts and options that the endpoints of a gateway share. */
export interface Gateway {
  readonly paths: { readonly faceAdv: string; readonly faceAdvResult: string };
  readonly types: readonly VerificationType[];
  readonly photo: FacePhotoRules;
  readonly expose: FaceExposure;
  readonly limits: GatewayLimits;
  readonly allowSubject:
    | ((subject: FaceSubject, session: FaceSession) => boolean | Promise<boolean>)
    | undefined;
  readonly extData: JsonValue | ((session: FaceSession) => JsonValue) | undefined;
  readonly orders: Orders;
  readonly verdicts: Verdicts;
  readonly askPartner: AskPartner;
  readonly audit: Audit;
}
