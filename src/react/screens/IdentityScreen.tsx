import { type KeyboardEvent, type ReactElement, useId } from 'react';
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
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { useKeyboardRoom } from '../components/useKeyboardRoom.js';
import { useSubmit } from '../components/useSubmit.js';
import { useMessages } from '../messages/useMessages.js';
import type { RenderScreen } from './screenProps.js';

interface IdentityScreenProps {
  readonly identity: Partial<Identity>;
  readonly send: (action: FlowAction) => void;
}

/** Renders the form of `authmatch`. */
export const renderIdentity: RenderScreen = ({ state, send }) =>
  state.step === 'enteringIdentity' ? <IdentityScreen identity={state.identity} send={send} /> : undefined;

function IdentityScreen({ identity, send }: IdentityScreenProps): ReactElement {
  const text = useMessages().identity;
  const { register, handleSubmit, formState, setFocus } = useForm<Identity>({
    defaultValues: { name: identity.name ?? '', idNo: identity.idNo ?? '' },
    mode: 'onTouched',
  });
  const { name, idNo } = formState.errors;
  const form = useKeyboardRoom();
  const submit = handleSubmit((typed) => {
    const clean = { name: normalizeName(typed.name), idNo: normalizeIdNo(typed.idNo) };
    send({ type: 'SUBMIT_IDENTITY', identity: clean });
  });
  useSubmit(form, submit);

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
    // During the composition of a Chinese word, Enter belongs to the input method.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onEnter) return;
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
