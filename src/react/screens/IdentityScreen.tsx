import { type KeyboardEvent, type ReactElement, useId, useRef } from 'react';
import { type FieldError, type UseFormRegisterReturn, useForm } from 'react-hook-form';
import {
  type IdNoError,
  type NameError,
  normalizeIdNo,
  normalizeName,
  validateIdNo,
  validateName,
} from '../../flow/identityRules.js';
import type { Identity } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import { Announcer } from '../components/Announcer.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { useKeyboardRoom } from '../components/useKeyboardRoom.js';
import { useSubmit } from '../components/useSubmit.js';
import { useMessages } from '../messages/useMessages.js';
import { useBrowserLayoutEffect } from '../useBrowserLayoutEffect.js';
import type { RenderScreen } from './screenProps.js';

interface IdentityScreenProps {
  readonly state: EnteringIdentity;
  readonly send: (action: FlowAction) => void;
}

type EnteringIdentity = Extract<FlowState, { step: 'enteringIdentity' }>;

/** Renders the form of `authmatch`. */
export const renderIdentity: RenderScreen = ({ state, send }) =>
  state.step === 'enteringIdentity' ? (
    <>
      <IdentityScreen state={state} send={send} />
      <Announcer takesFocus={false} />
    </>
  ) : undefined;

function IdentityScreen({ state, send }: IdentityScreenProps): ReactElement {
  const text = useMessages().identity;
  const prefilled = { name: state.identity.name ?? '', idNo: state.identity.idNo ?? '' };
  const { register, handleSubmit, formState, setFocus, setValue, reset } = useForm<Identity>({
    defaultValues: prefilled,
    mode: 'onTouched',
  });
  // Another state of the same step is that of the next user, who must not see what the former one typed.
  const shown = useRef(state);
  useBrowserLayoutEffect(() => {
    if (shown.current !== state) reset(prefilled);
    shown.current = state;
  });
  const { name, idNo } = formState.errors;
  const form = useKeyboardRoom();
  const check = handleSubmit((typed) => {
    const clean = { name: normalizeName(typed.name), idNo: normalizeIdNo(typed.idNo) };
    send({ type: 'SUBMIT_IDENTITY', identity: clean });
  });
  useSubmit(form, () => {
    // Autofill, password managers and WebViews fill fields without an event.
    for (const field of [...(form.current?.elements ?? [])]) {
      if (isField(field)) setValue(field.name, field.value);
    }
    void check();
  });

  return (
    <form className="fv-form" data-compact="" ref={form} noValidate>
      <Screen
        align="start"
        title={text.title}
        intro={text.intro}
        actions={
          <>
            <Button submit>{text.submit}</Button>
            <Button kind="text" onClick={() => send({ type: 'GO_BACK' })}>
              {text.back}
            </Button>
          </>
        }
      >
        <Field
          label={text.name}
          placeholder={text.namePlaceholder}
          autoComplete="name"
          enterKeyHint="next"
          onEnter={() => setFocus('idNo')}
          problem={name}
          registration={register('name', { validate: (typed) => validateName(normalizeName(typed)) ?? true })}
        />
        <Field
          label={text.idNo}
          placeholder={text.idNoPlaceholder}
          autoComplete="off"
          enterKeyHint="go"
          problem={idNo}
          registration={register('idNo', {
            validate: (typed) => validateIdNo(normalizeIdNo(typed), new Date()) ?? true,
          })}
        />
      </Screen>
    </form>
  );
}

function isField(element: Element): element is HTMLInputElement & { readonly name: keyof Identity } {
  return element instanceof HTMLInputElement && /^(?:name|idNo)$/.test(element.name);
}

interface FieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly autoComplete: string;
  /** Label of the Enter key on the keyboard. */
  readonly enterKeyHint: 'next' | 'go';
  /** Replaces the submission of the form. */
  readonly onEnter?: (() => void) | undefined;
  readonly problem: FieldError | undefined;
  readonly registration: UseFormRegisterReturn;
}

function Field({ label, placeholder, problem, registration, onEnter, ...hints }: FieldProps): ReactElement {
  const text = useMessages().identity;
  const id = useId();
  const press = (event: KeyboardEvent) => {
    // During the composition of a Chinese word, Enter belongs to the input method. Safari ends the composition before the
    // key, which then only has the code of one that was handled (https://bugs.webkit.org/show_bug.cgi?id=165004).
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229 || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className="fv-field" data-invalid={problem ? true : undefined}>
      <label className="fv-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="fv-input"
        type="text"
        placeholder={placeholder}
        {...hints}
        onKeyDown={press}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-required="true"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem`}
        {...registration}
      />
      <p className="fv-problem" id={`${id}-problem`} role="alert">
        {
          problem?.message &&
            text.errors[problem.message as NameError | IdNoError] /* our own validators' codes */
        }
      </p>
    </div>
  );
}
